import { describe, expect, it } from 'vitest'
import { fieldFaults } from '../testing/field-faults'

const rule = (one: unknown, rest: object = {}): object => ({ rules: [one], ...rest })
const from = (source: unknown, rest: object = {}): object => rule({ from: [{ source }] }, rest)
const to = (operation: unknown, rest: object = {}): object => rule({ to: [{ operation }] }, rest)
const when = (...conditions: readonly unknown[]): object => rule({ when: conditions })
const CUSTOM = { action: 'CUSTOM', provider: { name: 'p' } }
const TABLE: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['nothing, which denies all', {}, []],
  [
    'a plain policy',
    {
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals: ['a'] } }], to: [{ operation: { methods: ['GET'] } }] }, {}],
    },
    [],
  ],
  ['DENY without rules', { action: 'DENY' }, ['action spec.action']],
  ['CUSTOM without a provider', { action: 'CUSTOM', rules: [{}] }, ['action spec']],
  ['a provider for ALLOW', { provider: { name: 'p' }, rules: [] }, ['action spec.provider']],
  [
    'identities in CUSTOM',
    from({ principals: ['a'], notNamespaces: ['b'], ipBlocks: ['1.2.3.4'] }, CUSTOM),
    ['custom-rule spec.rules[0].from[0].source.notNamespaces', 'custom-rule spec.rules[0].from[0].source.principals'],
  ],
  [
    'keys in CUSTOM',
    rule(
      {
        when: [
          { key: 'request.auth.claims[a]', values: ['x'] },
          { key: 'source.ip', values: ['1.2.3.4'] },
        ],
      },
      CUSTOM,
    ),
    ['custom-rule spec.rules[0].when[0].key'],
  ],
  [
    'null parts',
    { rules: [null, { from: [null], to: [{}], when: [null] }] },
    ['rule spec.rules[0]', 'rule spec.rules[1].from[0]', 'rule spec.rules[1].to[0]', 'rule spec.rules[1].when[0]'],
  ],
  [
    'empty lists, which are as if they were absent',
    rule({ from: [], to: [] }),
    ['rule spec.rules[0].from (doubtful)', 'rule spec.rules[0].to (doubtful)'],
  ],
  [
    'empty parts',
    rule({ from: [{ source: {} }], to: [{ operation: { methods: [] } }] }),
    ['rule spec.rules[0].from[0].source', 'rule spec.rules[0].to[0].operation'],
  ],
  [
    'service accounts beside principals',
    from({ serviceAccounts: ['a'], principals: ['b'] }),
    ['rule spec.rules[0].from[0].source.serviceAccounts'],
  ],
  [
    'empty items',
    from({ principals: [''], notNamespaces: [''] }),
    ['value spec.rules[0].from[0].source.notNamespaces[0]', 'value spec.rules[0].from[0].source.principals[0]'],
  ],
  [
    'addresses',
    from({ ipBlocks: ['1.2.3.4', 'x'], notRemoteIpBlocks: ['10.0.0.0/99'] }),
    ['value spec.rules[0].from[0].source.ipBlocks[1]', 'value spec.rules[0].from[0].source.notRemoteIpBlocks[0]'],
  ],
  [
    'ports',
    to({ ports: ['80', '0', '65536', 'http', '*'] }),
    [
      'value spec.rules[0].to[0].operation.ports[2]',
      'value spec.rules[0].to[0].operation.ports[3]',
      'value spec.rules[0].to[0].operation.ports[4]',
    ],
  ],
  [
    'trust domains',
    from({ trustDomains: ['a.com', '*.com', 'a*', '*a*', 'a/b'] }),
    ['value spec.rules[0].from[0].source.trustDomains[3]', 'value spec.rules[0].from[0].source.trustDomains[4]'],
  ],
  [
    'service accounts',
    from({ serviceAccounts: ['a', 'ns/a', 'a/b/c', '/a', 'a*'] }),
    [
      'value spec.rules[0].from[0].source.serviceAccounts[2]',
      'value spec.rules[0].from[0].source.serviceAccounts[3]',
      'value spec.rules[0].from[0].source.serviceAccounts[4]',
    ],
  ],
  [
    'paths',
    to({ paths: ['/a', '/a/*', '/{*}/b', '/a/{**}', '/{**}/a', '/a{*}', '/{x}', '/{*}/a*', '/{*}/a b'] }),
    [
      'value spec.rules[0].to[0].operation.paths[4]',
      'value spec.rules[0].to[0].operation.paths[5]',
      'value spec.rules[0].to[0].operation.paths[6]',
      'value spec.rules[0].to[0].operation.paths[7]',
      'value spec.rules[0].to[0].operation.paths[8]',
    ],
  ],
  [
    'conditions',
    when(
      {},
      { key: 'source.ip' },
      { key: 'foo', values: ['x'] },
      { key: 'destination.labels[a]', values: ['x'] },
      { key: 'source.ip', notValues: ['x', ''] },
      { key: 'request.headers[x-a]', values: ['b'] },
      { key: 'request.auth.claims[a][b]', values: ['c'] },
      { key: 'experimental.envoy.filters.a.b[c]', values: ['d'] },
      { key: 'destination.port', values: ['x'] },
    ),
    [
      'condition spec.rules[0].when[0]',
      'condition spec.rules[0].when[1]',
      'condition spec.rules[0].when[2].key',
      'condition spec.rules[0].when[3].key',
      'condition spec.rules[0].when[4].notValues[0]',
      'condition spec.rules[0].when[4].notValues[1]',
      'condition spec.rules[0].when[8].values[0]',
    ],
  ],
  [
    'keys that everything inherits',
    when({ key: 'constructor', values: ['x'] }, { key: '__proto__', values: ['x'] }),
    ['condition spec.rules[0].when[0].key', 'condition spec.rules[0].when[1].key'],
  ],
  ['DENY by HTTP only', to({ methods: ['GET'] }, { action: 'DENY' }), ['deny-tcp spec.rules[0] (doubtful)']],
  ['DENY with a port', to({ methods: ['GET'], ports: ['80'] }, { action: 'DENY' }), []],
  ['DENY by a token', from({ requestPrincipals: ['*'] }, { action: 'DENY' }), ['deny-tcp spec.rules[0] (doubtful)']],
  ['DENY by a namespace', from({ namespaces: ['a'] }, { action: 'DENY' }), []],
  [
    'targets',
    {
      targetRefs: [
        { kind: 'Service', name: 'a' },
        { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'g', namespace: 'x' },
        { kind: 'Pod', name: 'p' },
        { kind: 'Service', group: 'core' },
      ],
    },
    ['target spec.targetRefs[1].namespace', 'target spec.targetRefs[2].kind', 'target spec.targetRefs[3]'],
  ],
  [
    'several ways to choose',
    { selector: { matchLabels: { a: 'b' } }, targetRef: { kind: 'Service', name: 'a' } },
    ['target spec.targetRef'],
  ],
  ['a selector without labels', { selector: {} }, ['selector spec.selector (doubtful)']],
  ['other types than expected', { rules: { a: 1 }, selector: 'x', targetRefs: {}, action: 7 }, []],
]
describe('the fields of an AuthorizationPolicy', () => {
  it.each(TABLE)('%s', (_, spec, expected) => {
    expect(fieldFaults('authorizationpolicies.security.istio.io', spec)).toEqual(expected)
  })
})
