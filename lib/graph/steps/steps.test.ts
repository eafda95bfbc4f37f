import { describe, expect, it } from 'vitest'
import type { ClusterFacts, MeshFacts, ServiceEntryFacts } from '../facts'
import type { GraphRequest } from '../model'
import { draw, edgesOf, nodeOf, noteCodes, short } from '../testing/draw'
import { clusterFacts, meshFacts, namespace, service, workload } from '../testing/facts'
import { report } from '../testing/report'

const factsOf = (part: Partial<ClusterFacts>, mesh: Partial<MeshFacts> = {}): MeshFacts =>
  meshFacts({ clusters: [clusterFacts(part)], ...mesh })

const host = (name: string) => ({
  destination_service: name,
  destination_service_name: name,
  destination_service_namespace: 'unknown',
  destination_workload_namespace: 'unknown',
})

describe('S1: service entries', () => {
  const entry = (part: Partial<ServiceEntryFacts> & { readonly name?: string } = {}): ServiceEntryFacts => ({
    ref: { cluster: 'east', kind: 'ServiceEntry', namespace: 'shop', name: part.name ?? 'api' },
    hosts: ['api.example.com'],
    location: 'mesh-external',
    exportTo: [],
    ...part,
  })
  const calling = (name: string, serviceEntries: readonly ServiceEntryFacts[], mesh: Partial<MeshFacts> = {}) =>
    edgesOf(
      draw({
        answers: { requests: [report('source', ['cart-v1', 'service:x'], 2, host(name))] },
        facts: factsOf({ serviceEntries }, mesh),
      }),
    )

  it.each<[string, string, readonly ServiceEntryFacts[], string]>([
    ['a host that it names', 'api.example.com', [entry()], 'entry/api'],
    ['a wildcard, as text', '*.example.com', [entry({ hosts: ['*.example.com'] })], 'entry/api'],
    ['no other host', 'www.example.com', [entry({ hosts: ['*.example.com'] })], 'service/www.example.com'],
    ['the first label inside the mesh', 'db', [entry({ hosts: ['db.local'], location: 'mesh-internal' })], 'entry/api'],
    ['no first label outside the mesh', 'api', [entry()], 'service/api'],
    [
      'no first label of a global name',
      'db',
      [entry({ hosts: ['db.ns.global'], location: 'mesh-internal' })],
      'service/db',
    ],
    [
      'nobody whom it is not exported to',
      'api.example.com',
      [entry({ exportTo: ['other'] })],
      'service/api.example.com',
    ],
    ['its own namespace', 'api.example.com', [entry({ exportTo: ['.'] })], 'entry/api'],
    ['the restricted one first', 'api.example.com', [entry(), entry({ name: 'z', exportTo: ['.'] })], 'entry/z'],
  ])('an entry stands for %s', (_, name, entries, target) => {
    const [edge = ''] = calling(name, entries)
    expect(edge.replace('unknown/unknown/', '')).toBe(`cart-v1>${target}>http 2`)
  })

  it('follows the default of the mesh where an entry has no exportTo', () => {
    const edges = calling('api.example.com', [entry()], { exportDefault: { serviceEntry: ['other'] } })
    expect(edges).toEqual(['cart-v1>unknown/unknown/service/api.example.com>http 2'])
  })

  it('keeps the hosts readable and merges all nodes of one entry', () => {
    const hosts = ['api.example.com', 'www.example.com']
    const graph = draw({
      answers: {
        requests: hosts.map((name, place) => report('source', ['cart-v1', 'service:x'], place + 1, host(name))),
      },
      facts: factsOf({ serviceEntries: [entry({ hosts })] }),
    })
    expect(edgesOf(graph)).toEqual(['cart-v1>entry/api>http 3'])
    expect(graph.edges[0]?.responses[0]?.hosts).toEqual({ 'api.example.com': 1, 'www.example.com': 2 })
    expect(nodeOf(graph, 'entry/api').entry).toMatchObject({ name: 'api', hosts })
  })
})

describe('M1: dead nodes', () => {
  const idle = { requests: [report('source', ['cart-v1', 'catalog-v1'], 0)] }
  const drawn = (part: Partial<ClusterFacts>, services = false) =>
    draw({ answers: idle, request: { idleEdges: true, services }, facts: factsOf(part) })
      .nodes.map(({ id, flags }) => [short(id), ...flags].join(' '))
      .sort()

  it('drops a silent workload that is gone, marks one without pods, keeps the others', () => {
    expect(drawn({ workloads: [workload('cart-v1', { pods: 0, desired: 0, available: 0, current: 0 })] })).toEqual([
      'cart-v1 dead',
    ])
  })

  it('knows nothing of an unreachable cluster and drops nothing there', () => {
    expect(drawn({ reachable: false })).toEqual(['cart-v1 root', 'catalog-v1'])
  })

  it('drops a service when nothing is left behind it', () => {
    expect(drawn({ workloads: [workload('cart-v1')] }, true)).toEqual(['cart-v1'])
  })

  it('marks a workload that is gone although it had traffic', () => {
    const graph = draw({
      answers: { requests: [report('source', ['cart-v1', 'catalog-v1'], 1)] },
      facts: factsOf({ workloads: [workload('cart-v1')] }),
    })
    expect(nodeOf(graph, 'catalog-v1').flags).toEqual(['gone'])
  })
})

describe('M3: idle nodes', () => {
  const cluster = {
    namespaces: [namespace('shop'), namespace('other')],
    workloads: [workload('cart-v1'), workload('away-v1', { namespace: 'other' })],
    services: [service('cart')],
  }
  const drawn = (request: Partial<GraphRequest>) =>
    draw({ request: { idleNodes: true, ...request }, facts: factsOf(cluster) }).nodes.map(
      ({ id, flags }) => `${short(id)} ${flags.join(' ')}`,
    )

  it.each<[string, Partial<GraphRequest>, readonly string[]]>([
    ['workloads of the requested namespaces', {}, ['cart-v1 idle']],
    ['services where services are drawn', { services: true }, ['service/cart idle', 'cart-v1 idle']],
    ['apps by their labels', { type: 'app' }, ['app/cart idle']],
    ['services alone in the service graph', { type: 'service', services: true }, ['service/cart idle']],
    [
      'nothing around a focus',
      { scope: { kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'x' } } },
      [],
    ],
  ])('adds %s', (_, request, nodes) => {
    expect(drawn(request)).toEqual(nodes)
  })
})

describe('M4: flags', () => {
  const graph = draw({
    answers: {
      requests: [
        report('source', ['other/web-v1', 'cart-v1'], 1),
        report('source', ['cart-v1', 'catalog-v1'], 1),
        report('source', ['catalog-v1', 'catalog-v1'], 1),
        report('source', ['secret/x-v1', 'catalog-v1'], 1),
        report('destination', [null, 'cart-v1'], 1),
      ],
    },
    facts: factsOf(
      {
        namespaces: [namespace('shop'), namespace('other')],
        workloads: [
          workload('cart-v1', { sidecarPods: 0 }),
          workload('catalog-v1', { sidecarPods: 0, ambientPods: 1 }),
          workload('web-v1', { namespace: 'other' }),
        ],
      },
      { access: { east: ['shop', 'other'] } },
    ),
  })

  it.each([
    ['outside and a root', 'east/other/workload/web-v1', ['outside', 'root']],
    ['out of the mesh', 'cart-v1', ['out-of-mesh']],
    ['ambient, and no root for calling itself', 'catalog-v1', ['ambient']],
    ['inaccessible', 'east/secret/workload/x-v1', ['inaccessible', 'outside', 'root']],
    ['unknown, never outside', 'unknown/unknown/unknown', ['inaccessible', 'root']],
  ])('a node is %s', (_, id, flags) => {
    expect(nodeOf(graph, id).flags).toEqual(flags)
  })

  it('tells nothing of inaccessible nodes', () => {
    expect(nodeOf(graph, 'east/secret/workload/x-v1')).toMatchObject({ health: null, labels: null })
  })

  it('the focus is what the request names', () => {
    const focus = { kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'cart-v1' } } as const
    const focused = draw({
      answers: { requests: [report('source', ['web-v1', 'cart-v1'], 1)] },
      request: { scope: focus },
    })
    expect(nodeOf(focused, 'cart-v1').flags).toContain('focus')
    expect(nodeOf(focused, 'web-v1').flags).not.toContain('focus')
  })
})

describe('M5: badges', () => {
  const ref = { cluster: 'east', kind: 'VirtualService', namespace: 'shop', name: 'catalog' }
  const route = {
    destinations: ['catalog', 'catalog.shop.svc.cluster.local'],
    mirrors: [],
    fault: false,
    timeout: false,
  }
  const facts = factsOf({
    workloads: [
      workload('catalog-v1', { labels: { team: 'a', app: 'catalog' } }),
      workload('catalog-v2'),
      workload('gw'),
    ],
    services: [service('catalog')],
    routes: [
      { ref, gatewayApi: false, hosts: ['catalog'], http: [route], tcp: [] },
      {
        ref: { ...ref, name: 'second' },
        gatewayApi: false,
        hosts: ['shop.example.com'],
        http: [{ destinations: ['catalog'], mirrors: ['audit.logs'], fault: true, timeout: true }],
        tcp: [],
      },
    ],
    destinationRules: [
      {
        ref: { ...ref, kind: 'DestinationRule' },
        host: 'catalog',
        breaker: false,
        subsets: [{ name: 'v2', version: 'v2', breaker: true }],
      },
    ],
    gateways: [
      { ref: { ...ref, kind: 'Gateway' }, kind: 'ingress', workloads: ['shop/gw'], hosts: ['shop.example.com'] },
    ],
    workloadEntries: [{ namespace: 'shop', name: 'vm-1', app: 'catalog', version: 'v1' }],
  })
  const graph = draw({
    answers: {
      requests: [report('source', ['gw', 'catalog-v1'], 1), report('source', ['gw', 'catalog-v2'], 1)],
    },
    request: { services: true, labels: true },
    facts,
  })

  it('routing unites every object that leads to the service', () => {
    expect(nodeOf(graph, 'service/catalog').badges.routing).toEqual({
      objects: [ref, { ...ref, name: 'second' }],
      hosts: ['catalog', 'shop.example.com'],
      requestRouting: true,
      trafficShifting: true,
      tcpTrafficShifting: false,
      faultInjection: true,
      requestTimeout: true,
      mirroring: true,
      mirrorsTo: ['logs/audit'],
      gatewayApi: false,
    })
  })

  it('a breaker of a subset is on the service and on that version', () => {
    const breaker = (id: string) => nodeOf(graph, id).badges.circuitBreaker
    expect([breaker('service/catalog'), breaker('catalog-v1'), breaker('catalog-v2')]).toEqual([true, false, true])
  })

  it('gateways, workload entries and labels stand at their workloads', () => {
    expect(nodeOf(graph, 'gw').badges.gateway).toEqual({ kind: 'ingress', hosts: ['shop.example.com'] })
    expect(nodeOf(graph, 'catalog-v1').badges.workloadEntries).toEqual(['vm-1'])
    expect(nodeOf(graph, 'catalog-v2').badges.workloadEntries).toEqual([])
    expect(nodeOf(graph, 'catalog-v1').labels).toEqual({ team: 'a' })
  })
})

describe('H1 to H3: health', () => {
  const health = (part: Partial<ClusterFacts>, at?: number) => {
    const graph = draw({
      answers: {
        requests: [
          report('source', ['web-v1', 'cart-v1'], 9),
          report('source', ['web-v1', 'cart-v1'], 1, { response_code: '503' }),
        ],
      },
      facts: factsOf(part),
      request: at === undefined ? {} : { at },
    })
    return { node: nodeOf(graph, 'cart-v1').health, edge: graph.edges[0]?.health, notes: noteCodes(graph) }
  }

  it('comes from the requests of the window, with the fraction', () => {
    const { node, edge } = health({ workloads: [workload('web-v1'), workload('cart-v1')] })
    expect(edge).toBe('failure')
    expect(node).toMatchObject({ status: 'failure', requests: 'failure', replicas: 'healthy', errorRatio: 0.1 })
    expect(node?.reason).toBe('600 of 6000 inbound requests failed (HTTP 503) in 10m; failure from 10 %')
  })

  it('an annotation replaces the thresholds; one that cannot be read is noted', () => {
    const annotated = (healthAnnotation: string) =>
      health({ workloads: [workload('web-v1'), workload('cart-v1', { healthAnnotation })] })
    expect(annotated('5XX,20,30,http,inbound').node?.status).toBe('healthy')
    expect(annotated('5XX;').notes).toContain('bad-annotation')
  })

  it('replicas count now, not in the past', () => {
    const down = { workloads: [workload('web-v1'), workload('cart-v1', { available: 0 })] }
    expect(health(down).node?.replicas).toBe('failure')
    const past = health(down, 1_699_990_000)
    expect(past.node?.replicas).toBeNull()
    expect(past.notes).toContain('facts-now')
  })
})

describe('B1: frames', () => {
  const names = ['east/shop/box/app/cart', 'east/shop/box/namespace', 'east/other/box/namespace']
  const graph = draw({
    answers: {
      requests: [
        report('source', ['web-v1', 'cart-v1'], 1),
        report('source', ['web-v1', 'cart-v2'], 1),
        report('source', ['other/x-v1', 'other/y-v1'], 1),
      ],
    },
    request: { scope: { kind: 'mesh' }, type: 'versioned-app', boxes: ['app', 'namespace', 'cluster'] },
    facts: factsOf({ workloads: [workload('cart-v1'), workload('cart-v2', { available: 0 }), workload('web-v1')] }),
  })

  it('are drawn around two members at least, and around namespaces where there are two', () => {
    expect(graph.boxes.map(({ id, parent }) => [id, parent])).toEqual([
      [names[2], null],
      [names[0], names[1]],
      [names[1], null],
    ])
    expect(nodeOf(graph, 'cart-v1').box).toBe(names[0])
    expect(nodeOf(graph, 'web-v1').box).toBe(names[1])
  })

  it('B1: the frame of an app has the replicas of its versions', () => {
    expect(graph.boxes.find(({ id }) => id === names[0])?.health).toMatchObject({
      status: 'failure',
      requests: 'healthy',
      replicas: 'failure',
      reason: '0 of 1 replica of cart-v2 available',
    })
    expect(nodeOf(graph, 'cart-v2').health?.replicas).toBeNull()
  })

  it('one namespace alone has no frame', () => {
    const alone = draw({
      answers: { requests: [report('source', ['web-v1', 'cart-v1'], 1)] },
      request: { boxes: ['namespace', 'cluster'] },
    })
    expect(alone.boxes).toEqual([])
  })
})
