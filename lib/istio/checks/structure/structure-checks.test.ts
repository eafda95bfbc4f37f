import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found } from '../testing/found'
import { wire } from '../testing/objects'

const vs = (spec: unknown, rest: Parameters<typeof wire>[3] = {}): object =>
  wire('virtualservices.networking.istio.io', 'v', spec, rest)
const route = { destination: { host: 'a' } }
const dr = (spec: object): object => wire('destinationrules.networking.istio.io', 'd', spec)
const ap = (name: string, spec: object, dryRun: string): object =>
  wire('authorizationpolicies.security.istio.io', name, spec, { annotations: { 'istio.io/dry-run': dryRun } })
const kgw = (spec: object, name = 'g'): object => wire('gateways.gateway.networking.k8s.io', name, spec)

const TABLE: readonly (readonly [string, readonly object[], readonly string[]])[] = [
  ['a plain rule', [vs({ hosts: ['a.com'], http: [{ route: [route], timeout: '1s' }] })], []],
  [
    'other types',
    [vs({ hosts: 'a.com', http: [{ route: [null], timeout: 5, match: [{ port: '80' }] }], tcp: {} })],
    [
      'any/wrong-type E[IST0106] shop/v spec.hosts',
      'any/wrong-type E[IST0106] shop/v spec.http[0].match[0].port',
      'any/wrong-type E[IST0106] shop/v spec.http[0].route[0]',
      'any/wrong-type E[IST0106] shop/v spec.http[0].timeout',
      'any/wrong-type E[IST0106] shop/v spec.tcp',
    ],
  ],
  [
    'fields that are not there',
    [vs({ hosts: ['a.com'], http: [{ route: [{ ...route, wieght: 5 }], foo: 1 }] })],
    ['any/unknown-field W[] shop/v spec.http[0].foo', 'any/unknown-field W[] shop/v spec.http[0].route[0].wieght'],
  ],
  ['the legacy spelling', [vs({ hosts: ['a.com'], http: [{ route: [route], cors_policy: { max_age: '1s' } }] })], []],
  [
    'fields that are missing',
    [dr({ subsets: [{ labels: {} }] })],
    ['any/missing-field E[IST0106] shop/d spec', 'any/missing-field E[IST0106] shop/d spec.subsets[0]'],
  ],
  [
    'fields that are missing, of which more is said elsewhere',
    [vs({ hosts: ['a.com'], http: [{ route: [{}, { destination: {} }] }] })],
    [],
  ],
  [
    'words that are none',
    [dr({ host: 'a', trafficPolicy: { tls: { mode: 'SIMPEL' }, loadBalancer: { simple: 'RANDOM' } } })],
    ['any/bad-enum E[IST0106] shop/d spec.trafficPolicy.tls.mode'],
  ],
  [
    'what is out of range',
    [
      kgw({ gatewayClassName: 'istio', listeners: [{ name: 'a', port: 0, protocol: 'HTTP' }] }),
      kgw({ gatewayClassName: 'istio', listeners: [] }, 'h'),
    ],
    ['any/out-of-range E[] shop/g spec.listeners[0].port', 'any/out-of-range E[] shop/h spec.listeners'],
  ],
  [
    'kinds of the Gateway API that came later',
    [
      wire('listenersets.gateway.networking.k8s.io', 'l', { listeners: [{ name: 'a', port: 70000, protocol: 'HTTP' }] }), // prettier-ignore
      wire('inferencepools.inference.networking.k8s.io', 'i', { selector: { matchLabels: { app: 'a' } }, targetPorts: [{ number: 80 }], endpointPickerRef: { name: 'p', port: { number: 9002 }, failureMode: 'FailShut' } }), // prettier-ignore
      wire('backendtlspolicies.gateway.networking.k8s.io', 'b', { targetRefs: [{ group: '', kind: 'Service', name: 's' }], validation: { hostname: 'a.com', wellKnownCACertificates: 'System' }, retries: 5 }), // prettier-ignore
    ],
    [
      'any/bad-enum E[] shop/i spec.endpointPickerRef.failureMode',
      'any/missing-field E[] shop/l spec',
      'any/out-of-range E[] shop/l spec.listeners[0].port',
      'any/unknown-field W[] shop/b spec.retries',
    ],
  ],
  [
    'what excludes each other',
    [
      vs({ hosts: ['a.com'], http: [{ match: [{ uri: { exact: '/', prefix: '/' } }], route: [route] }] }),
      dr({ host: 'a', trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } } }),
    ],
    [
      'any/one-of E[IST0106] shop/d spec.trafficPolicy.loadBalancer',
      'any/one-of E[IST0106] shop/v spec.http[0].match[0].uri',
    ],
  ],
  [
    'one of which one is needed',
    [
      wire('trafficextensions.extensions.istio.io', 't', {}),
      wire('requestauthentications.security.istio.io', 'r', {
        jwtRules: [{ issuer: 'a', jwks: '{"keys":[]}', jwksUri: 'https://a.com' }],
      }),
    ],
    ['any/one-of E[IST0106] shop/r spec.jwtRules[0]', 'any/one-of E[IST0106] shop/t spec'],
  ],
  [
    'an unknown version',
    [{ ...vs({ hosts: ['a.com'], http: [{ route: [route] }] }), apiVersion: 'networking.istio.io/v2' }],
    ['any/unknown-version E[IST0106] shop/v apiVersion'],
  ],
  [
    'a name that is none',
    [wire('destinationrules.networking.istio.io', 'A_b', { host: 'a' })],
    ['any/malformed-object E[IST0106] shop/A_b metadata.name'],
  ],
  ['a spec that is no map', [vs([])], ['any/malformed-object E[IST0106] shop/v spec']],
  [
    'annotations of Istio itself',
    [
      vs(
        { hosts: ['a.com'], http: [{ route: [route] }] },
        { annotations: { 'internal.istio.io/parents': 'x', 'istio.io/dry-run': 'true' } },
      ),
    ],
    [
      "any/reserved-annotation E[IST0106] shop/v metadata.annotations['internal.istio.io/parents']",
      "any/reserved-annotation E[IST0106] shop/v metadata.annotations['istio.io/dry-run']",
    ],
  ],
  [
    'a dry run',
    [ap('a', {}, 'true'), ap('b', { action: 'AUDIT' }, 'true'), ap('c', {}, 'maybe')],
    [
      "any/reserved-annotation E[IST0106] shop/b metadata.annotations['istio.io/dry-run']",
      "any/reserved-annotation E[IST0106] shop/c metadata.annotations['istio.io/dry-run']",
    ],
  ],
]

describe('the structure of objects', () => {
  it.each(TABLE)('%s', (_, objects, expected) => {
    expect(found(objects, 'any/')).toEqual(expected)
  })

  it('never fails, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (spec) => {
        expect(found([vs(spec), dr({ trafficPolicy: spec }), kgw({ listeners: spec })], 'analysis/')).toEqual([])
      }),
    )
  })
})
