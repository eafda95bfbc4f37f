import { type AuthorizedRequest, readRule } from './authorization-rule'
import { describe, expect, it } from 'vitest'

const PAGE: AuthorizedRequest = {
  layer: 7,
  principal: 'cluster.local/ns/bookinfo/sa/bookinfo-productpage',
  address: '10.8.0.5',
  method: 'GET',
  path: '/details/0?full=yes',
  authority: 'details:9080',
  headers: new Map([['end-user', 'jason']]),
  port: 9080,
  serverAddress: '10.8.0.6',
}
const PLAIN: AuthorizedRequest = { ...PAGE, principal: '' }
const CONNECTION: AuthorizedRequest = { ...PAGE, layer: 4, port: 27017 }

const from = (source: object): object => ({ from: [{ source }] })
const to = (operation: object): object => ({ to: [{ operation }] })
const when = (key: string, lists: object): object => ({ when: [{ key, ...lists }] })

describe('a rule of an AuthorizationPolicy', () => {
  it.each([
    ['an empty rule', {}, true],
    ['the principal', from({ principals: [PAGE.principal] }), true],
    ['another principal', from({ principals: ['cluster.local/ns/bookinfo/sa/other'] }), false],
    ['a principal by its beginning', from({ principals: ['cluster.local/ns/bookinfo/*'] }), true],
    ['a principal by its end', from({ principals: ['*/sa/bookinfo-productpage'] }), true],
    ['any principal', from({ principals: ['*'] }), true],
    ['not this principal', from({ notPrincipals: [PAGE.principal] }), false],
    ['all but one principal', from({ principals: ['*'], notPrincipals: ['*/sa/other'] }), true],
    ['the namespace', from({ namespaces: ['bookinfo'] }), true],
    ['not the namespace', from({ notNamespaces: ['bookinfo'] }), false],
    ['the service account', from({ serviceAccounts: ['bookinfo/bookinfo-productpage'] }), true],
    ['another service account', from({ serviceAccounts: ['lab/bookinfo-productpage'] }), false],
    ['a block of addresses', from({ ipBlocks: ['10.8.0.0/16'] }), true],
    ['one address', from({ remoteIpBlocks: ['10.8.0.5'] }), true],
    ['another block', from({ ipBlocks: ['10.9.0.0/16', 'fd00::/8', '10.0.0.0/99', 'no address'] }), false],
    ['any request principal: nobody carries a token', from({ requestPrincipals: ['*'] }), false],
    ['no request principal', from({ notRequestPrincipals: ['*'] }), true],
    [
      'one of two sources',
      { from: [{ source: { namespaces: ['lab'] } }, { source: { namespaces: ['bookinfo'] } }] },
      true,
    ],
    ['all fields of a source', from({ namespaces: ['bookinfo'], ipBlocks: ['10.9.0.0/16'] }), false],
    ['the method', to({ methods: ['POST', 'GET'] }), true],
    ['not the method', to({ notMethods: ['GET'] }), false],
    ['the path without its query', to({ paths: ['/details/0'] }), true],
    ['a path by its beginning', to({ paths: ['/details/*'] }), true],
    ['a path by its end', to({ paths: ['*/0'] }), true],
    ['a path by a template', to({ paths: ['/{*}/0'] }), true],
    ['a template of any length', to({ paths: ['/{**}'] }), true],
    ['a template of one segment', to({ paths: ['/{*}'] }), false],
    ['a template with signs of patterns', to({ paths: ['/(.+)/{*}'] }), false],
    ['the host in other letters', to({ hosts: ['DETAILS:9080'] }), true],
    ['the host with any port', to({ hosts: ['details:*'] }), true],
    ['the host without its port', to({ hosts: ['details'] }), false],
    ['the port', to({ ports: ['9080'] }), true],
    ['not the port', to({ notPorts: ['9080'] }), false],
    ['from and to', { ...from({ namespaces: ['lab'] }), ...to({ ports: ['9080'] }) }, false],
    ['a header', when('request.headers[End-User]', { values: ['jason'] }), true],
    ['not a header', when('request.headers[end-user]', { notValues: ['jason'] }), false],
    ['a header that is not there', when('request.headers[x-none]', { values: ['*'] }), false],
    ['the namespace as a key', when('source.namespace', { values: ['bookinfo'] }), true],
    ['the address as a key', when('source.ip', { notValues: ['10.8.0.0/24'] }), false],
    ['the port as a key', when('destination.port', { values: ['9080'] }), true],
    ['the server as a key', when('destination.ip', { values: ['10.8.0.6'] }), true],
    ['a claim: nobody carries a token', when('request.auth.claims[group]', { values: ['admin'] }), false],
    [
      'all keys',
      {
        when: [
          { key: 'source.ip', values: ['10.8.0.5'] },
          { key: 'destination.port', values: ['1'] },
        ],
      },
      false,
    ],
  ])('%s', (_, rule, expected) => {
    expect(readRule(rule)(PAGE, 'ALLOW')).toBe(expected)
    expect(readRule(rule)(PAGE, 'DENY')).toBe(expected)
  })

  it.each([
    ['any principal', from({ principals: ['*'] }), false],
    ['the namespace', from({ namespaces: ['bookinfo'] }), false],
    ['not a principal', from({ notPrincipals: ['*/sa/other'] }), true],
    ['any service account but one', from({ notServiceAccounts: ['lab/other'] }), true],
    ['the address', from({ ipBlocks: ['10.0.0.0/8'] }), true],
  ])('without mutual TLS: %s', (_, rule, expected) => {
    expect(readRule(rule)(PLAIN, 'ALLOW')).toBe(expected)
  })

  it.each([
    ['a method', to({ methods: ['GET'] }), false, true],
    ['a method and another port', to({ methods: ['GET'], ports: ['1'] }), false, false],
    ['a method and the port', to({ methods: ['POST'], ports: ['27017'] }), false, true],
    ['a header', when('request.headers[x]', { values: ['y'] }), false, true],
    ['the namespace', from({ namespaces: ['bookinfo'] }), true, true],
  ])('of a connection a field of HTTP voids an ALLOW and widens a DENY: %s', (_, rule, allows, denies) => {
    expect(readRule(rule)(CONNECTION, 'ALLOW')).toBe(allows)
    expect(readRule(rule)(CONNECTION, 'DENY')).toBe(denies)
  })

  it.each([undefined, null, 7, 'text', [], { from: 'x', to: [{ operation: { ports: [9080] } }], when: [null] }])(
    'reads %j without failing',
    (rule) => {
      expect(typeof readRule(rule)(PAGE, 'ALLOW')).toBe('boolean')
    },
  )
})
