import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildClusterFacts } from './build-cluster-facts'
import {
  CAPTURED,
  deployment,
  INJECTED,
  object,
  ownedBy,
  pod,
  SETTINGS,
  snapshotOf,
  template,
} from './testing/cluster-objects'

type Objects = Partial<Record<ClusterKind, readonly ClusterObject[]>>

function factsOf(objects: Objects): ClusterFacts {
  return buildClusterFacts(snapshotOf(objects), SETTINGS)
}
function onlyWorkload(objects: Objects): WorkloadFacts | undefined {
  const { workloads } = factsOf(objects)
  expect(workloads).toHaveLength(1)
  return workloads[0]
}

const CART = { app: 'cart', version: 'v1' }
const cartSet = object('cart-v1-5d9', {
  metadata: ownedBy('Deployment', 'cart-v1'),
  spec: { replicas: 2, ...template(CART) },
  status: { replicas: 2, availableReplicas: 1 },
})
const cartPod = (name: string, annotations = {}): ClusterObject =>
  pod(name, { labels: { ...CART, 'pod-template-hash': '5d9' }, annotations, ...ownedBy('ReplicaSet', 'cart-v1-5d9') })

describe('workloads', () => {
  it('describes a Deployment by its template, its own counts and the pods of its ReplicaSets', () => {
    const cart = object('cart-v1', {
      metadata: { annotations: { 'health.kiali.io/rate': '5XX,1,2,http,inbound' } },
      spec: { replicas: 2, ...template(CART, 'cart') },
      status: { replicas: 3, availableReplicas: 1 },
    })
    expect(
      onlyWorkload({
        'deployments.apps': [cart],
        'replicasets.apps': [cartSet],
        pods: [cartPod('a', INJECTED), cartPod('b', CAPTURED), cartPod('c')],
      }),
    ).toEqual({
      namespace: 'shop',
      name: 'cart-v1',
      kind: 'Deployment',
      app: 'cart',
      version: 'v1',
      labels: CART,
      serviceAccount: 'cart',
      pods: 3,
      sidecarPods: 1,
      ambientPods: 1,
      waypoint: false,
      desired: 2,
      current: 3,
      available: 1,
      syncedProxies: null,
      healthAnnotation: '5XX,1,2,http,inbound',
    })
  })

  it('counts a native sidecar, told by the injector or by the init container', () => {
    const told = { 'sidecar.istio.io/status': '{"initContainers":["istio-proxy"],"containers":null}' }
    const seen = { ...pod('b'), spec: { initContainers: [{ name: 'istio-proxy', restartPolicy: 'Always' }] } }
    const { workloads } = factsOf({ pods: [pod('a', { annotations: told }), seen] })
    expect(workloads.map(({ sidecarPods }) => sidecarPods)).toEqual([1, 1])
  })

  it('takes neither a container of the name (ztunnel has it) nor a broken annotation for a sidecar', () => {
    const ztunnel = { ...pod('a'), spec: { containers: [{ name: 'istio-proxy' }] } }
    const broken = pod('b', { annotations: { 'sidecar.istio.io/status': '{"containers":' } })
    const { workloads } = factsOf({ pods: [ztunnel, broken] })
    expect(workloads.map(({ sidecarPods }) => sidecarPods)).toEqual([0, 0])
  })

  it('leaves pods out that ran to their end', () => {
    const facts = factsOf({
      'replicasets.apps': [cartSet],
      pods: [cartPod('a'), { ...cartPod('b'), status: { phase: 'Failed' } }, pod('done', {}, 'Succeeded')],
    })
    expect(facts.workloads.map(({ name, pods }) => [name, pods])).toEqual([['cart-v1', 1]])
  })

  it.each<[string, Objects, Partial<WorkloadFacts>]>([
    [
      'a rollout of another tool, by its ReplicaSets; labels of the one that runs',
      {
        'replicasets.apps': [
          object('web-1', {
            metadata: ownedBy('Rollout', 'web'),
            spec: { replicas: 0, ...template({ version: 'old' }) },
          }),
          object('web-2', {
            metadata: ownedBy('Rollout', 'web'),
            spec: { replicas: 2, ...template({ version: 'new' }) },
            status: { replicas: 2, availableReplicas: 2 },
          }),
        ],
        pods: [pod('web-2-x', ownedBy('ReplicaSet', 'web-2'))],
      },
      { name: 'web', version: 'new', desired: 2, current: 2, available: 2, pods: 1 },
    ],
    [
      'a Deployment that may not be listed, by its ReplicaSet',
      { 'replicasets.apps': [cartSet], pods: [cartPod('a')] },
      { name: 'cart-v1', desired: 2, current: 2, available: 1, pods: 1 },
    ],
    [
      'a Deployment of which only pods may be listed, by the hash in their labels',
      { pods: [cartPod('a'), cartPod('b')] },
      { name: 'cart-v1', app: 'cart', desired: 2, current: 2, available: 2, pods: 2 },
    ],
    [
      'a ReplicaSet of its own',
      { 'replicasets.apps': [object('solo', { spec: template({ app: 'solo' }) })] },
      { name: 'solo', desired: 1, current: 0, available: 0, pods: 0 },
    ],
    [
      'a StatefulSet, also when another tool owns it',
      {
        'statefulsets.apps': [
          object('db', {
            metadata: ownedBy('Database', 'main'),
            spec: { replicas: 2 },
            status: { replicas: 2, readyReplicas: 1 },
          }),
        ],
        pods: [pod('db-0', ownedBy('StatefulSet', 'db'))],
      },
      { name: 'db', desired: 2, current: 2, available: 1, pods: 1 },
    ],
    [
      'a DaemonSet, by what is scheduled',
      {
        'daemonsets.apps': [
          object('agent', { status: { desiredNumberScheduled: 3, currentNumberScheduled: 2, numberAvailable: 1 } }),
        ],
      },
      { name: 'agent', desired: 3, current: 2, available: 1, serviceAccount: 'default' },
    ],
    [
      'a ReplicationController of a DeploymentConfig',
      {
        replicationcontrollers: [
          object('web-3', {
            metadata: ownedBy('DeploymentConfig', 'web'),
            spec: { replicas: 1 },
            status: { replicas: 1, availableReplicas: 1 },
          }),
        ],
        pods: [pod('web-3-a', ownedBy('ReplicationController', 'web-3'))],
      },
      { name: 'web', desired: 1, available: 1, pods: 1 },
    ],
    [
      'pods of an owner that is not read',
      { pods: [pod('m-0', ownedBy('Machine', 'm')), { ...pod('m-1', ownedBy('Machine', 'm')), status: {} }] },
      { name: 'm', desired: 2, current: 2, available: 1, pods: 2 },
    ],
    [
      'a bare pod, with its own annotation',
      { pods: [pod('shell', { labels: { app: 'shell' }, annotations: { 'pharos.dev/health-rate': 'x' } })] },
      { name: 'shell', app: 'shell', desired: 1, available: 1, healthAnnotation: 'x' },
    ],
    ['a pod that a node was given by file', { pods: [pod('etcd-a', ownedBy('Node', 'a'))] }, { name: 'etcd-a' }],
    [
      'a finished Job',
      {
        'jobs.batch': [
          object('once', { status: { succeeded: 2, conditions: [{ type: 'Complete', status: 'True' }] } }),
        ],
      },
      { name: 'once', desired: 2, current: 2, available: 2, pods: 0 },
    ],
    [
      'a failed Job',
      { 'jobs.batch': [object('once', { status: { conditions: [{ type: 'Failed', status: 'True' }] } })] },
      { name: 'once', desired: 1, current: 0, available: 0 },
    ],
    [
      'a CronJob, by the newest of its Jobs',
      {
        'cronjobs.batch': [object('nightly', { spec: { jobTemplate: { spec: template({ app: 'nightly' }) } } })],
        'jobs.batch': [
          object('nightly-2', {
            metadata: { ...ownedBy('CronJob', 'nightly'), creationTimestamp: '2026-01-02T00:00:00Z' },
            status: { active: 2, ready: 1 },
          }),
          object('nightly-1', {
            metadata: { ...ownedBy('CronJob', 'nightly'), creationTimestamp: '2026-01-01T00:00:00Z' },
            status: { conditions: [{ type: 'Failed', status: 'True' }] },
          }),
        ],
        pods: [pod('nightly-2-x', ownedBy('Job', 'nightly-2'))],
      },
      { name: 'nightly', app: 'nightly', desired: 2, current: 2, available: 1, pods: 1 },
    ],
    [
      'a CronJob whose Jobs may not be listed',
      { 'cronjobs.batch': [object('nightly')], pods: [pod('x', ownedBy('Job', 'nightly-29361780'))] },
      { name: 'nightly', desired: 0, pods: 1 },
    ],
    [
      'a group of machines, by its entries',
      {
        'workloadgroups.networking.istio.io': [
          object('orders-vm', {
            spec: { metadata: { labels: { app: 'orders' } }, template: { serviceAccount: 'orders' } },
          }),
        ],
        'workloadentries.networking.istio.io': [
          object('orders-vm-1', { metadata: { annotations: { 'istio.io/autoRegistrationGroup': 'orders-vm' } } }),
          object('by-hand'),
        ],
      },
      { name: 'orders-vm', app: 'orders', serviceAccount: 'orders', pods: 1, sidecarPods: 1, desired: 1, available: 1 },
    ],
    [
      'two controllers of one name as one, for the metrics do not tell them apart',
      { 'deployments.apps': [deployment('cart')], 'statefulsets.apps': [deployment('cart')] },
      { name: 'cart', desired: 2, current: 2, available: 2 },
    ],
  ])('knows %s', (_, objects, expected) => {
    expect(onlyWorkload(objects)).toMatchObject(expected)
  })

  it('takes the application that the injector named where the template names none', () => {
    const named = cartPod('a')
    const own = { ...named, metadata: { ...named.metadata, labels: { 'service.istio.io/canonical-name': 'cart-v1' } } }
    const source = { 'deployments.apps': [deployment('cart-v1', {})], 'replicasets.apps': [cartSet], pods: [own] }
    expect(onlyWorkload(source)).toMatchObject({ app: 'cart-v1', version: null })
  })

  it('reads labels in the configured order and takes an empty one for none', () => {
    const labels = { 'app.kubernetes.io/name': '', app: 'b', constructor: 'c' }
    expect(onlyWorkload({ 'deployments.apps': [deployment('a', labels)] })?.app).toBe('b')
  })

  it.each([
    ['managed by Istio for the mesh', { 'gateway.istio.io/managed': 'istio.io-mesh-controller' }, true],
    ['of a Gateway of the waypoint class', { 'gateway.networking.k8s.io/gateway-name': 'way' }, true],
    ['of a Gateway that listens for HBONE', { 'gateway.networking.k8s.io/gateway-name': 'own-class' }, true],
    ['between clusters', { 'gateway.networking.k8s.io/gateway-name': 'east-west' }, false],
    ['only called a waypoint', { 'gateway.networking.k8s.io/gateway-name': 'waypoint' }, false],
  ])('tells waypoints: one %s', (_, labels, waypoint) => {
    const gateway = (name: string, gatewayClassName: string, protocol: string): ClusterObject =>
      object(name, { spec: { gatewayClassName, listeners: [{ protocol }] } })
    const facts = factsOf({
      'deployments.apps': [deployment('proxy', labels)],
      'gateways.gateway.networking.k8s.io': [
        gateway('way', 'istio-waypoint', 'TCP'),
        gateway('own-class', 'ours', 'HBONE'),
        gateway('east-west', 'istio-east-west', 'HBONE'),
      ],
    })
    expect(facts.workloads[0]?.waypoint).toBe(waypoint)
  })
})

describe('services', () => {
  const select = (name: string, selector: unknown, namespace = 'shop'): ClusterObject =>
    object(name, { metadata: { namespace }, spec: { selector } })

  it('select workloads by the labels of their pods, or of the template where there is none', () => {
    const { services } = factsOf({
      'deployments.apps': [deployment('cart-v1', CART), deployment('cart-v2', { app: 'cart', version: 'v2' })],
      pods: [cartPod('a'), cartPod('b')],
      services: [
        select('all', { app: 'cart' }),
        select('one', { app: 'cart', 'pod-template-hash': '5d9' }),
        select('none', { app: 'cart', version: 'v9' }),
        select('empty', {}),
        select('outside', undefined),
        select('elsewhere', { app: 'cart' }, 'other'),
        object('alias', {
          spec: { type: 'ExternalName', externalName: 'cart.example.com', selector: { app: 'cart' } },
        }),
      ],
    })
    expect(Object.fromEntries(services.map(({ name, workloads }) => [name, workloads]))).toEqual({
      all: ['cart-v1', 'cart-v2'],
      one: ['cart-v1'],
      none: [],
      empty: [],
      outside: [],
      elsewhere: [],
      alias: [],
    })
  })

  it('belong to the application of their labels, else of what they select', () => {
    const labelled = object('a', { metadata: { labels: { app: 'x' } }, spec: { selector: { app: 'y' } } })
    const { services } = factsOf({ services: [labelled, select('b', { app: 'y' }), select('c', {})] })
    expect(services.map(({ app }) => app)).toEqual(['x', 'y', null])
  })

  it('have ports with the protocol that Istio takes them for', () => {
    const ports = [
      { port: 80, name: 'http-web' },
      { port: 81, name: 'x', appProtocol: 'kubernetes.io/h2c' },
      { port: 82, name: 'grpc' },
      { port: 83, name: 'web' },
      { port: 53, name: 'http', protocol: 'UDP' },
      { name: 'no number' },
    ]
    const { services } = factsOf({ services: [object('a', { spec: { ports } })] })
    expect(services[0]?.ports).toEqual([
      { number: 80, name: 'http-web', protocol: 'HTTP' },
      { number: 81, name: 'x', protocol: 'HTTP2' },
      { number: 82, name: 'grpc', protocol: 'GRPC' },
      { number: 83, name: 'web', protocol: null },
      { number: 53, name: 'http', protocol: 'UDP' },
    ])
  })
})

describe('routing', () => {
  it('reads VirtualServices and all routes of the Gateway API', () => {
    const backend = { backendRefs: [{ name: 'a' }, { name: 'b', namespace: 'far' }] }
    const { routes } = factsOf({
      'virtualservices.networking.istio.io': [
        object('vs', { spec: { hosts: ['a'], http: [{ route: [{ destination: { host: 'a' } }], timeout: '5s' }] } }),
      ],
      'httproutes.gateway.networking.k8s.io': [object('h', { spec: { hostnames: ['x.io'], rules: [backend] } })],
      'grpcroutes.gateway.networking.k8s.io': [
        object('g', { spec: { parentRefs: [{ kind: 'Service', name: 'a' }], rules: [backend] } }),
      ],
      'tcproutes.gateway.networking.k8s.io': [object('t', { spec: { rules: [backend] } })],
      'tlsroutes.gateway.networking.k8s.io': [object('s', { spec: { rules: [] } })],
    })
    const plain = { mirrors: [], fault: false, timeout: false }
    const both = ['a', 'b.far']
    expect(routes.map(({ ref, ...rest }) => [ref.kind, rest])).toEqual([
      ['GRPCRoute', { gatewayApi: true, hosts: ['a.shop'], http: [{ destinations: both, ...plain }], tcp: [] }],
      ['HTTPRoute', { gatewayApi: true, hosts: ['x.io'], http: [{ destinations: both, ...plain }], tcp: [] }],
      ['TCPRoute', { gatewayApi: true, hosts: [], http: [], tcp: [{ destinations: both }] }],
      ['TLSRoute', { gatewayApi: true, hosts: [], http: [], tcp: [] }],
      ['VirtualService', { gatewayApi: false, hosts: ['a'], http: [{ destinations: ['a'], ...plain, timeout: true }], tcp: [] }],
    ]) // prettier-ignore
  })

  it('gives the subsets of a DestinationRule their version', () => {
    const subsets = [
      { name: 'one', labels: { version: 'v1' }, trafficPolicy: { outlierDetection: {} } },
      { name: 'any' },
    ]
    const { destinationRules } = factsOf({
      'destinationrules.networking.istio.io': [object('cart', { spec: { host: 'cart', subsets } })],
    })
    expect(destinationRules).toEqual([
      {
        ref: { cluster: 'east', kind: 'DestinationRule', namespace: 'shop', name: 'cart' },
        host: 'cart',
        breaker: false,
        subsets: [
          { name: 'one', version: 'v1', breaker: true },
          { name: 'any', version: null, breaker: false },
        ],
      },
    ])
  })

  it('reads ServiceEntries and WorkloadEntries', () => {
    const facts = factsOf({
      'serviceentries.networking.istio.io': [object('pay', { spec: { hosts: ['pay.io'], exportTo: ['.'] } })],
      'workloadentries.networking.istio.io': [object('vm', { spec: { labels: CART } })],
    })
    expect(facts.serviceEntries).toEqual([
      {
        ref: { cluster: 'east', kind: 'ServiceEntry', namespace: 'shop', name: 'pay' },
        hosts: ['pay.io'],
        location: 'mesh-external',
        exportTo: ['.'],
      },
    ])
    expect(facts.workloadEntries).toEqual([{ namespace: 'shop', name: 'vm', ...CART }])
  })
})

describe('gateways', () => {
  const istio = (name: string, selector: object, ...hosts: string[]): ClusterObject =>
    object(name, { spec: { selector, servers: [{ hosts }] } })
  const edge = (name: string, labels: Readonly<Record<string, string>>): ClusterObject => {
    const one = deployment(name, labels)
    return { ...one, metadata: { ...one.metadata, namespace: 'edge' } }
  }

  it('of Istio are served by the workloads of any namespace that they select', () => {
    const { gateways } = factsOf({
      'deployments.apps': [
        edge('in', { istio: 'ingressgateway' }),
        edge('out', { istio: 'egressgateway' }),
        edge('any', { gw: 'a' }),
      ],
      'serviceentries.networking.istio.io': [object('pay', { spec: { hosts: ['pay.io'] } })],
      'gateways.networking.istio.io': [
        istio('in', { istio: 'ingressgateway' }, '*'),
        istio('lost', { istio: 'nobody' }, 'a.io'),
        istio('out', { istio: 'egressgateway' }, 'b.io'),
        istio('pay', { gw: 'a' }, 'shop/pay.io'),
      ],
    })
    expect(gateways.map(({ ref, kind, workloads, hosts }) => [ref.name, kind, workloads, hosts])).toEqual([
      ['in', 'ingress', ['edge/in'], ['*']],
      ['lost', 'ingress', [], ['a.io']],
      ['out', 'egress', ['edge/out'], ['b.io']],
      ['pay', 'egress', ['edge/any'], ['shop/pay.io']],
    ])
  })

  it('of the Gateway API are served by what Istio deployed for them or by the Service they name, with the hosts of their routes', () => {
    const { gateways } = factsOf({
      'deployments.apps': [
        deployment('web-istio', { 'gateway.networking.k8s.io/gateway-name': 'web' }),
        deployment('own', { app: 'own' }),
      ],
      services: [object('front', { spec: { selector: { app: 'own' } } })],
      'gateways.gateway.networking.k8s.io': [
        object('web', { spec: { gatewayClassName: 'istio', listeners: [{ hostname: 'b.io' }, {}] } }),
        object('hand', { spec: { addresses: [{ type: 'Hostname', value: 'front.shop.svc.cluster.local' }] } }),
        object('way', { spec: { gatewayClassName: 'istio-waypoint' } }),
      ],
      'httproutes.gateway.networking.k8s.io': [
        object('r', { spec: { parentRefs: [{ name: 'web' }], hostnames: ['a.io', 'b.io'] } }),
      ],
    })
    expect(gateways.map(({ ref, kind, workloads, hosts }) => [ref.name, kind, workloads, hosts])).toEqual([
      ['hand', 'gateway-api', ['shop/own'], []],
      ['web', 'gateway-api', ['shop/web-istio'], ['a.io', 'b.io']],
    ])
  })
})

describe('namespaces', () => {
  it('tell their age, ambient mode and the control plane', () => {
    const labels = { 'istio.io/dataplane-mode': 'ambient' }
    const { namespaces } = factsOf({
      namespaces: [
        object('shop', { metadata: { namespace: '', labels, creationTimestamp: '2026-01-01T00:00:00Z' } }),
        object('istio-system', { metadata: { namespace: '' } }),
      ],
    })
    expect(namespaces).toEqual([
      { name: 'istio-system', createdAt: null, ambient: false, controlPlane: true },
      { name: 'shop', createdAt: '2026-01-01T00:00:00Z', ambient: true, controlPlane: false },
    ])
  })

  it('are guessed from what lies in them where they may not be listed', () => {
    expect(factsOf({ 'deployments.apps': [deployment('a')] }).namespaces.map(({ name }) => name)).toEqual(['shop'])
  })
})

describe('any input', () => {
  const json = fc.jsonValue({ maxDepth: 3 })
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'x"}{\n')
  const owners = fc.array(
    fc.record({
      apiVersion: name,
      kind: fc.constantFrom('ReplicaSet', 'Job', 'Node', 'X'),
      name,
      controller: fc.boolean(),
    }),
    { maxLength: 1 },
  )
  const known = fc.record({
    selector: json,
    template: fc.record({ metadata: json, spec: json }),
    http: json,
    listeners: json,
    hosts: json,
    phase: json,
    conditions: json,
  })
  const anyObject = fc
    .record({
      name,
      spec: fc.oneof(json, known),
      status: fc.oneof(json, known),
      data: json,
      owners,
      labels: fc.dictionary(name, name),
    })
    .map(({ name: own, spec, status, data, owners: by, labels }) =>
      object(own, { spec, status, data, metadata: { owners: by, labels, annotations: labels } }),
    )
  const anyCluster = fc.array(fc.tuple(fc.constantFrom(...CLUSTER_KINDS), anyObject), { maxLength: 12 })
  const toSnapshot = (pairs: readonly (readonly [ClusterKind, ClusterObject])[]) => (kind: ClusterKind) =>
    pairs.filter(([one]) => one === kind).map(([, value]) => value)

  it('gives the same facts in whatever order it comes', () => {
    fc.assert(
      fc.property(anyCluster, (pairs) => {
        const unique = new Map(pairs.map((pair) => [`${pair[0]} ${pair[1].metadata.name}`, pair]))
        const list = [...unique.values()]
        const reversed = buildClusterFacts(toSnapshot(list.toReversed()), SETTINGS)
        expect(reversed).toEqual(buildClusterFacts(toSnapshot(list), SETTINGS))
      }),
    )
  })

  it('gives facts, never an error', () => {
    fc.assert(fc.property(anyCluster, (pairs) => {
      const facts = buildClusterFacts(toSnapshot(pairs), SETTINGS)
      expect(new Set(facts.workloads.map(({ namespace, name: own }) => `${namespace}/${own}`)).size).toBe(facts.workloads.length)
      for (const { pods, sidecarPods, ambientPods } of facts.workloads) expect(sidecarPods + ambientPods).toBeLessThanOrEqual(pods)
    })) // prettier-ignore
  })
})

it('reads 5,000 objects in less than 100 ms', () => {
  const count = 1250
  const names = Array.from({ length: count }, (_, i) => ({
    app: `svc-${i}`,
    set: `svc-${i}-abc`,
    namespace: `team-${i % 40}`,
  }))
  const at = (one: ClusterObject, namespace: string): ClusterObject => ({
    ...one,
    metadata: { ...one.metadata, namespace },
  })
  const snapshot = snapshotOf({
    'deployments.apps': names.map(({ app, namespace }) => at(deployment(app), namespace)),
    'replicasets.apps': names.map(({ app, set, namespace }) => at(object(set, { metadata: ownedBy('Deployment', app), spec: template({ app }) }), namespace)),
    pods: names.map(({ app, set, namespace }) => at(pod(`${set}-x`, { labels: { app }, annotations: INJECTED, ...ownedBy('ReplicaSet', set) }), namespace)),
    services: names.map(({ app, namespace }) => at(object(app, { spec: { selector: { app } } }), namespace)),
  }) // prettier-ignore
  // The best of several, for others may use the machine at the same time.
  const times = Array.from({ length: 20 }, () => {
    const before = performance.now()
    expect(buildClusterFacts(snapshot, SETTINGS).services[0]?.workloads).toEqual(['svc-0'])
    return performance.now() - before
  })
  expect(Math.min(...times)).toBeLessThan(100)
})
