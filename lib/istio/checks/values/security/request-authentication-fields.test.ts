import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const rule = (one: unknown): object => ({ jwtRules: [one] })
const keys = (...list: readonly unknown[]): object => rule({ issuer: 'a', jwks: JSON.stringify({ keys: list }) })
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a plain rule', rule({ issuer: 'https://a.com', jwksUri: 'https://a.com/keys', timeout: '5s' }), []],
  ['neither issuer nor keys', rule({ audiences: ['a'] }), ['jwt-rule spec.jwtRules[0]']],
  ['a rule that is null', rule(null), ['jwt-rule spec.jwtRules[0]']],
  [
    'empty items',
    rule({ issuer: 'a', audiences: [''], fromParams: [''], fromCookies: [''], fromHeaders: [{}, { name: 'x' }] }),
    [
      'jwt-rule spec.jwtRules[0].audiences[0]',
      'jwt-rule spec.jwtRules[0].fromCookies[0]',
      'jwt-rule spec.jwtRules[0].fromHeaders[0]',
      'jwt-rule spec.jwtRules[0].fromParams[0]',
    ],
  ],
  ['addresses', rule({ issuer: 'a', jwksUri: 'ftp://a.com' }), ['jwt-rule spec.jwtRules[0].jwksUri']],
  [
    'keys',
    keys(
      { kty: 'RSA', n: 'xyzw', e: 'AQAB' },
      { kty: 'RSA', n: 'xy+/', e: 'AQ==' },
      { kty: 'EC', crv: 'P-256', x: 'xyzw', y: 'xy_-' },
      { kty: 'OKP', crv: 'Ed25519', x: 'xyzw' },
    ),
    [],
  ],
  [
    'private keys',
    keys({ kty: 'RSA', n: 'xyzw', e: 'AQAB', d: 'xyzw' }, { kty: 'oct', k: 'xyzw' }),
    ['jwt-rule spec.jwtRules[0].jwks (doubtful)'],
  ],
  ['a key without its modulus', keys({ kty: 'RSA', e: 'AQAB' }), ['jwt-rule spec.jwtRules[0].jwks']],
  ['a key of no kind', keys({ kty: 'stone' }), ['jwt-rule spec.jwtRules[0].jwks']],
  ['a key that is not base64', keys({ kty: 'RSA', n: 'x', e: 'AQAB' }), ['jwt-rule spec.jwtRules[0].jwks']],
  ['a private part that is not base64', keys({ kty: 'oct', k: 'a b' }), ['jwt-rule spec.jwtRules[0].jwks']],
  ['what is no key set', rule({ issuer: 'a', jwks: '{}' }), ['jwt-rule spec.jwtRules[0].jwks']],
  ['what is no JSON', rule({ issuer: 'a', jwks: '{' }), ['jwt-rule spec.jwtRules[0].jwks']],
  [
    'headers from claims',
    rule({
      issuer: 'a',
      outputClaimToHeaders: [{ header: 'x-a', claim: 'b' }, { header: 'a b', claim: 'c' }, { header: 'x' }],
    }),
    ['jwt-rule spec.jwtRules[0].outputClaimToHeaders[1].header', 'jwt-rule spec.jwtRules[0].outputClaimToHeaders[2]'],
  ],
  ['timeouts', rule({ issuer: 'a', timeout: '0s' }), ['jwt-rule spec.jwtRules[0].timeout']],
]
describe('the fields of a RequestAuthentication', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('requestauthentications.security.istio.io', spec)).toEqual(expected)
  })
})
