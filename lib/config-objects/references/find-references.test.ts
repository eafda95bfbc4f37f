import { object } from '@/lib/mesh/testing/cluster-objects'
import { CONFIG_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookupOf, shopSnapshot } from '../testing/lookup'
import { findReferences } from './find-references'

const GATEWAY = object('edge', { spec: { selector: { istio: 'ingressgateway' } } })
const RULE = object('web', { spec: { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] } })
const ENTRY = object('pay', { spec: { hosts: ['pay.example.com', '*.cdn.example.com'] } })
const SNAPSHOT = shopSnapshot({
  'gateways.networking.istio.io': [GATEWAY],
  'destinationrules.networking.istio.io': [RULE],
  'serviceentries.networking.istio.io': [ENTRY],
  'gateways.gateway.networking.k8s.io': [object('front', { metadata: { namespace: 'bank' } })],
  'gatewayclasses.gateway.networking.k8s.io': [object('istio', { metadata: { namespace: '' } })],
})
const LOOKUP = lookupOf(SNAPSHOT)

function told(kind: ClusterKind, spec: unknown, part: { readonly namespace?: string } = {}): readonly string[] {
  return findReferences(kind, { namespace: 'shop', name: 'one', ...part, spec }, LOOKUP).map(
    ({ to, namespace, name, by, path, state }) =>
      `${state} ${by} ${to.split('.')[0] ?? ''} ${namespace}/${name} ${path}`,
  )
}

describe('hosts', () => {
  test.each([
    ['web', 'found destination service shop/web'],
    ['web.shop', 'found destination service shop/web'],
    ['web.shop.svc.cluster.local', 'found destination service shop/web'],
    ['api', 'missing destination service shop/api'],
    ['api.bank', 'missing destination service bank/api'],
    ['api.example', 'outside destination host /api.example'],
    ['pay.example.com', 'found destination serviceentries shop/pay'],
    ['img.cdn.example.com', 'found destination serviceentries shop/pay'],
    ['example.com', 'outside destination host /example.com'],
  ])('%s is told as: %s', (host, expected) => {
    const spec = { http: [{ route: [{ destination: { host } }] }] }
    expect(told('virtualservices.networking.istio.io', spec)).toEqual([
      `${expected} spec.http[0].route[0].destination.host`,
    ])
  })
})

test('a VirtualService points to its gateways, subsets, mirrors and delegates, what is missing first', () => {
  const spec = {
    hosts: ['web'],
    gateways: ['mesh', 'edge', 'bank/edge'],
    http: [
      { route: [{ destination: { host: 'web', subset: 'v1' } }, { destination: { host: 'web', subset: 'v9' } }] },
      { mirror: { host: 'gone' }, delegate: { name: 'other', namespace: 'bank' } },
    ],
  }
  expect(told('virtualservices.networking.istio.io', spec)).toEqual([
    'missing mirror service shop/gone spec.http[1].mirror.host',
    'missing subset destinationrules shop/web spec.http[0].route[1].destination.subset',
    'missing delegate virtualservices bank/other spec.http[1].delegate.name',
    'missing gateway gateways bank/edge spec.gateways[2]',
    'found host service shop/web spec.hosts[0]',
    'found destination service shop/web spec.http[0].route[0].destination.host',
    'found subset destinationrules shop/web spec.http[0].route[0].destination.subset',
    'found gateway gateways shop/edge spec.gateways[1]',
  ])
})

describe('policies', () => {
  const kind = 'peerauthentications.security.istio.io'
  test.each([
    ['selects workloads', { selector: { matchLabels: { app: 'web' } } }, {}, 'found selector workload shop/web spec.selector.matchLabels'],
    ['selects nothing', { selector: { matchLabels: { app: 'x' } } }, {}, 'missing selector workload shop/app=x spec.selector.matchLabels'],
    ['selects nothing of another namespace', { selector: { matchLabels: { app: 'web' } } }, { namespace: 'bank' }, 'missing selector workload bank/app=web spec.selector.matchLabels'],
    ['selects everywhere from the root namespace', { selector: { matchLabels: { app: 'web' } } }, { namespace: 'istio-system' }, 'found selector workload shop/web spec.selector.matchLabels'],
    ['holds for its namespace', {}, {}, 'found scope namespace /shop spec'],
    ['holds for the mesh', {}, { namespace: 'istio-system' }, 'found scope mesh / spec'],
  ])('one that %s says so', (_title, spec, part, expected) => {
    expect(told(kind, spec, part)).toEqual([expected])
  }) // prettier-ignore

  test('one that targets a service or a Gateway names it and no namespace', () => {
    const targetRefs = [
      { kind: 'Service', group: '', name: 'web' },
      { kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'front' },
      { kind: 'ServiceEntry', group: 'networking.istio.io', name: 'pay' },
    ]
    expect(told('authorizationpolicies.security.istio.io', { targetRefs })).toEqual([
      'missing target gateways shop/front spec.targetRefs[1].name',
      'found target service shop/web spec.targetRefs[0].name',
      'found target serviceentries shop/pay spec.targetRefs[2].name',
    ])
  })
})

describe('the Gateway API', () => {
  test('a route names its parents and backends, each with its namespace', () => {
    const spec = {
      parentRefs: [
        { name: 'front', namespace: 'bank' },
        { kind: 'Service', group: '', name: 'web' },
      ],
      rules: [{ backendRefs: [{ name: 'web' }, { name: 'gone' }, { kind: 'Bucket', group: 'x.io', name: 'b' }] }],
    }
    expect(told('httproutes.gateway.networking.k8s.io', spec)).toEqual([
      'missing backend service shop/gone spec.rules[0].backendRefs[1].name',
      'found backend service shop/web spec.rules[0].backendRefs[0].name',
      'unread backend other shop/Bucket b spec.rules[0].backendRefs[2].name',
      'found parent gateways bank/front spec.parentRefs[0].name',
      'found parent service shop/web spec.parentRefs[1].name',
    ])
  })

  test('a Gateway names its class, which has no namespace, and certificates that nobody reads', () => {
    const listeners = [{ tls: { certificateRefs: [{ name: 'cert' }] } }]
    expect(told('gateways.gateway.networking.k8s.io', { gatewayClassName: 'istio', listeners })).toEqual([
      'found class gatewayclasses /istio spec.gatewayClassName',
      'unread certificate secret shop/cert spec.listeners[0].tls.certificateRefs[0].name',
    ])
  })

  test('a grant names the namespaces that it lets in', () => {
    const spec = { from: [{ namespace: 'bank' }, { namespace: 'void' }], to: [{ kind: 'Service', name: 'web' }] }
    expect(told('referencegrants.gateway.networking.k8s.io', spec)).toEqual([
      'missing grant namespace /void spec.from[1].namespace',
      'found target service shop/web spec.to[0].name',
      'found grant namespace /bank spec.from[0].namespace',
    ])
  })
})

test('what could not be read is not called missing', () => {
  const lookup = lookupOf(SNAPSHOT, ['gateways.networking.istio.io'])
  const spec = { gateways: ['edge', 'other'] }
  const found = findReferences('virtualservices.networking.istio.io', { namespace: 'shop', name: 'one', spec }, lookup)
  expect(found.map(({ name, state }) => [name, state])).toEqual([
    ['edge', 'found'],
    ['other', 'unread'],
  ])
})

test('whatever an object holds, its references are found without a failure', () => {
  const names = fc.constantFrom('spec', 'http', 'route', 'destination', 'host', 'selector', 'matchLabels', 'targetRefs', 'name', 'rules', '__proto__') // prettier-ignore
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 5 }, fc.string(), fc.constant(null), fc.integer(), fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(names, tie('tree'), { maxKeys: 4 })), // prettier-ignore
  }))
  fc.assert(
    fc.property(fc.constantFrom(...CONFIG_KINDS), tree, (kind, spec) => {
      expect(Array.isArray(findReferences(kind, { namespace: 'shop', name: 'one', spec }, LOOKUP))).toBe(true)
    }),
  )
})
