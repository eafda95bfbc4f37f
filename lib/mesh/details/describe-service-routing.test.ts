import { deployment, object, pod, ownedBy } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { describe, expect, test } from 'vitest'
import { describeServiceRouting } from './describe-service-routing'
import { detailsSource } from './testing/details-source'

const V1 = { app: 'cart', version: 'v1' }
const V2 = { app: 'cart', version: 'v2' }
const service = (name: string, selector: object) => object(name, { spec: { selector, ports: [{ port: 80 }] } })
const elsewhere = (name: string, spec: object) => object(name, { metadata: { namespace: 'far' }, spec })
const MESH = {
  'deployments.apps': [deployment('cart-v1', V1), deployment('cart-v2', V2), deployment('other', { app: 'other' })],
  services: [
    service('cart', { app: 'cart' }),
    service('cart-v2', V2),
    service('other', { app: 'other' }),
    service('unrelated', { app: 'unrelated' }),
  ],
}
const ABOUT = object('about', {
  spec: {
    hosts: ['cart'],
    http: [{ route: [{ destination: { host: 'cart', subset: 'one' } }, { destination: { host: 'other' } }] }],
  },
})
const RULE = object('rule', { spec: { host: 'cart', subsets: [{ name: 'one', labels: { version: 'v1' } }] } })

function routing(
  objects: Partial<Record<ClusterKind, readonly ClusterObject[]>>,
  more?: Parameters<typeof detailsSource>[1],
) {
  return describeServiceRouting(detailsSource({ ...MESH, ...objects }, more), 'shop', 'cart')
}

describe('what routes a service', () => {
  test('the objects about it come before those that only send requests to it', () => {
    const found = routing({
      'virtualservices.networking.istio.io': [
        elsewhere('edge', { hosts: ['shop.example'], http: [{ route: [{ destination: { host: 'cart.shop' } }] }] }),
        ABOUT,
        elsewhere('not-about', { hosts: ['cart'] }),
      ],
      'destinationrules.networking.istio.io': [RULE],
      'httproutes.gateway.networking.k8s.io': [
        object('attached', { spec: { parentRefs: [{ kind: 'Service', name: 'cart' }], rules: [] } }),
      ],
    })
    expect(found?.objects.map(({ kind, name, through }) => [kind.split('.')[0], name, through.by])).toEqual([
      ['destinationrules', 'rule', 'host'],
      ['virtualservices', 'about', 'host'],
      ['virtualservices', 'edge', 'destination'],
      ['httproutes', 'attached', 'parent'],
    ])
  })

  test('it leads to the service itself, to what its routes name, and to services of single versions', () => {
    const found = routing({
      'virtualservices.networking.istio.io': [ABOUT],
      'destinationrules.networking.istio.io': [RULE],
    })
    expect(found?.services.map(({ name }) => name)).toEqual(['cart', 'cart-v2', 'other'])
    expect(found?.services[0].versions).toMatchObject([
      {
        workload: { namespace: 'shop', name: 'cart-v1' },
        version: 'v1',
        versionLabel: { key: 'version', value: 'v1' },
      },
      { workload: { namespace: 'shop', name: 'cart-v2' }, version: 'v2' },
    ])
    expect(found?.services[0].subsets).toEqual([
      { name: 'one', labels: { version: 'v1' }, rule: { namespace: 'shop', name: 'rule' } },
    ])
  })

  test('what lies in namespaces that the user may not see is not told', () => {
    const objects = {
      'virtualservices.networking.istio.io': [
        elsewhere('edge', { hosts: ['x'], http: [{ route: [{ destination: { host: 'cart.shop' } }] }] }),
      ],
      'destinationrules.networking.istio.io': [elsewhere('far', { host: 'cart.shop', subsets: [{ name: 'far' }] })],
    }
    const found = routing(objects, { visible: ['shop'] })
    expect(found).toMatchObject({ objects: [], limited: true })
    expect(found?.services[0].subsets).toEqual([])
  })

  test('a service that is not there has no routing', () => {
    expect(describeServiceRouting(detailsSource(MESH), 'shop', 'gone')).toBeUndefined()
  })
})

describe('the gateways that its routes name', () => {
  const GATEWAYS = {
    'gateways.networking.istio.io': [object('edge', {}), elsewhere('edge', {}), object('unnamed', {})],
    'gateways.gateway.networking.k8s.io': [object('edge', {}), elsewhere('made', {})],
  }
  const host = (gateways: readonly string[]) => ({
    'virtualservices.networking.istio.io': [object('host', { spec: { hosts: ['cart'], gateways } })],
  })
  const parents = (...parentRefs: readonly object[]) => ({
    'httproutes.gateway.networking.k8s.io': [
      object('api', { spec: { parentRefs, rules: [{ backendRefs: [{ name: 'cart' }] }] } }),
    ],
  })

  test.each<[string, Parameters<typeof routing>[0], readonly string[], Parameters<typeof routing>[1]?]>([
    ['of the route’s namespace, and the mesh is none', host(['mesh', 'edge', './edge']), ['gateways shop/edge']],
    ['of another namespace', host(['far/edge', 'far/gone', 'far/edge/x', '', '/']), ['gateways far/edge']],
    ['not of one that may not be seen', host(['far/edge']), [], { visible: ['shop'] }],
    [
      'of the Gateway API, as parents',
      parents(
        { name: 'edge' },
        { name: 'made', namespace: 'far' },
        { kind: 'Service', name: 'cart' },
        { name: 'gone' },
      ),
      ['gateways.gateway shop/edge', 'gateways.gateway far/made'],
    ],
    ['none where there are none', {}, []],
  ])('are those %s', (_, objects, names, more) => {
    const found = routing({ ...GATEWAYS, ...objects }, more)
    expect(
      found?.gateways.map(({ kind, namespace, name }) => `${kind.split('.networking')[0]} ${namespace}/${name}`),
    ).toEqual(names)
  })
})

describe('the API of a new route (product.md 7)', () => {
  const route = object('api', {
    spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'cart' }] }] },
  })
  const waypoint = [object('shop', { metadata: { namespace: '', labels: { 'istio.io/use-waypoint': 'w' } } })]

  test.each([
    ['a VirtualService where nothing speaks for another', {}, 'istio', 'usual'],
    ['that of its VirtualService', { 'virtualservices.networking.istio.io': [ABOUT] }, 'istio', 'routes'],
    ['that of its HTTPRoute', { 'httproutes.gateway.networking.k8s.io': [route] }, 'gateway-api', 'routes'],
    ['the Gateway API behind a waypoint', { namespaces: waypoint }, 'gateway-api', 'waypoint'],
    [
      'that of its VirtualService, even behind a waypoint',
      { namespaces: waypoint, 'virtualservices.networking.istio.io': [ABOUT] },
      'istio',
      'routes',
    ],
    [
      'a VirtualService where it has only subsets',
      { 'destinationrules.networking.istio.io': [RULE] },
      'istio',
      'usual',
    ],
  ] as const)('is %s', (_, objects, api, because) => {
    expect(routing(objects)?.newRoute).toMatchObject({ api, because })
  })
})

describe('pods that only a ztunnel serves', () => {
  const ambient = pod('cart-v1-0', {
    labels: V1,
    annotations: { 'ambient.istio.io/redirection': 'enabled' },
    ...ownedBy('StatefulSet', 'cart-v1'),
  })

  test.each([
    [true, []],
    [false, [object('shop', { metadata: { namespace: '', labels: { 'istio.io/use-waypoint': 'w' } } })]],
  ])('are said: %s', (said, namespaces) => {
    expect(routing({ pods: [ambient], namespaces })?.ambientWithoutWaypoint).toBe(said)
  })
})
