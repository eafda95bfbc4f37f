import { NO_BADGES } from '@/lib/graph/build/no-badges'
import {
  type Graph,
  type GraphBox,
  type GraphEdge,
  type GraphNode,
  type GroupInfo,
  type NodeTraffic,
  PROTOCOLS,
} from '@/lib/graph/model'
import { groupBy } from '@/lib/std/group-by'
import { graphBox, graphEdge, graphNode, graphOf, healthOf, NO_CLASSES, routingBadge } from './graph-builders'

const BOOKINFO = 'east/bookinfo'
const APPS = ['productpage', 'details', 'reviews', 'ratings']

function app(name: string, version: string, parts: Partial<GraphNode> = {}): GraphNode {
  return graphNode(`${BOOKINFO}/workload/${name}-${version}`, {
    kind: 'app',
    workload: `${name}-${version}`,
    app: name,
    version,
    box: `${BOOKINFO}/box/app/${name}`,
    ...parts,
  })
}

function service(name: string, parts: Partial<GraphNode> = {}): GraphNode {
  const box = APPS.includes(name) ? `${BOOKINFO}/box/app/${name}` : `${BOOKINFO}/box/namespace`
  return graphNode(`${BOOKINFO}/service/${name}`, {
    kind: 'service',
    service: name,
    app: name,
    box,
    flags: ['injected'],
    ...parts,
  })
}

const principal = (name: string) => `spiffe://cluster.local/ns/bookinfo/sa/${name}`
function mtls(percent: number): Pick<GraphEdge, 'mtls'> {
  return {
    mtls: { percent, sourcePrincipals: [principal('a')], destinationPrincipals: percent > 0 ? [principal('b')] : [] },
  }
}
function latency(ms: number): Pick<GraphEdge, 'latency'> {
  const quantile = (factor: number) => ({ ms: ms * factor, low: ms * factor, high: ms * factor, beyond: false })
  return {
    latency: { avgMs: ms, requests: 500, quantiles: { p50: quantile(0.8), p95: quantile(2), p99: quantile(3) } },
  }
}
const failing = (percent: number, rate: number, flag = '-'): Partial<GraphEdge> => ({
  errorPercent: percent,
  errorRate: (rate * percent) / 100,
  classes: { ...NO_CLASSES, c5xx: (rate * percent) / 100 },
  responses: [
    {
      code: '503',
      rate: (rate * percent) / 100,
      flags: { [flag]: (rate * percent) / 100 },
      hosts: { ratings: 1 },
      moreHosts: 0,
    },
  ],
  health: percent >= 10 ? 'failure' : 'degraded',
})

const INGRESS = 'east/istio-system/workload/istio-ingressgateway'
const WAYPOINT = 'east/orders/workload/waypoint'
const ORDERS = 'east/orders/workload/orders-v1'

function bookinfoNodes(): GraphNode[] {
  return [
    graphNode(INGRESS, {
      workload: 'istio-ingressgateway',
      flags: ['root'],
      badges: { ...NO_BADGES, gateway: { kind: 'ingress', hosts: ['bookinfo.example.com'] } },
    }),
    service('productpage'),
    app('productpage', 'v1'),
    service('details'),
    app('details', 'v1'),
    service('reviews', {
      badges: { ...NO_BADGES, routing: routingBadge({ trafficShifting: true, requestTimeout: true }) },
    }),
    app('reviews', 'v1'),
    app('reviews', 'v2', { health: healthOf('degraded') }),
    app('reviews', 'v3'),
    service('ratings', {
      badges: { ...NO_BADGES, circuitBreaker: true, routing: routingBadge({ faultInjection: true, mirroring: true }) },
      health: healthOf('failure'),
    }),
    app('ratings', 'v1', { health: healthOf('failure'), badges: { ...NO_BADGES, circuitBreaker: true } }),
    app('ratings', 'v2', { health: healthOf('not-ready'), flags: ['dead'] }),
    service('mongodb', { flags: [], health: healthOf(null) }),
    graphNode(`${BOOKINFO}/workload/batch-import`, {
      workload: 'batch-import',
      box: `${BOOKINFO}/box/namespace`,
      flags: ['out-of-mesh', 'root'],
    }),
    graphNode(`${BOOKINFO}/workload/sleep`, {
      workload: 'sleep',
      box: `${BOOKINFO}/box/namespace`,
      flags: ['idle'],
      health: null,
    }),
    graphNode(`${BOOKINFO}/unknown`, {
      kind: 'unknown',
      box: `${BOOKINFO}/box/namespace`,
      flags: ['inaccessible', 'root'],
      health: null,
    }),
    graphNode(`${BOOKINFO}/entry/payments-api`, {
      kind: 'entry',
      box: `${BOOKINFO}/box/namespace`,
      entry: {
        name: 'payments-api',
        namespace: 'bookinfo',
        hosts: ['api.payments.example.com'],
        location: 'mesh-external',
      },
    }),
    graphNode('east/unknown/service/PassthroughCluster', {
      kind: 'service',
      service: 'PassthroughCluster',
      flags: ['egress', 'inaccessible'],
      health: null,
    }),
    graphNode(WAYPOINT, { workload: 'waypoint', flags: ['ambient', 'waypoint'], box: 'east/orders/box/namespace' }),
    graphNode(ORDERS, { workload: 'orders-v1', flags: ['ambient'], box: 'east/orders/box/namespace' }),
    graphNode('east/legacy/service/audit-log-collector-with-a-rather-long-name', {
      kind: 'service',
      service: 'audit-log-collector-with-a-rather-long-name',
      flags: ['outside'],
    }),
  ]
}

function bookinfoEdges(): GraphEdge[] {
  const svc = (name: string) => `${BOOKINFO}/service/${name}`
  const wl = (name: string) => `${BOOKINFO}/workload/${name}`
  const http = (source: string, target: string, rate: number, parts: Partial<GraphEdge> = {}) =>
    graphEdge(source, target, { rate, ...mtls(100), ...latency(12), ...parts })
  return [
    http(INGRESS, svc('productpage'), 24, latency(85)),
    http(svc('productpage'), wl('productpage-v1'), 24),
    http(wl('productpage-v1'), svc('details'), 24),
    http(svc('details'), wl('details-v1'), 24),
    http(wl('productpage-v1'), svc('reviews'), 23.7, latency(60)),
    http(svc('reviews'), wl('reviews-v1'), 11.8, { sharePercent: 50 }),
    http(svc('reviews'), wl('reviews-v2'), 7.1, { sharePercent: 30 }),
    http(svc('reviews'), wl('reviews-v3'), 4.8, { sharePercent: 20 }),
    http(wl('reviews-v2'), svc('ratings'), 7.1, { ...failing(4.2, 7.1), ...latency(420) }),
    http(wl('reviews-v3'), svc('ratings'), 4.8, { ...failing(31, 4.8, 'UO'), ...latency(1900) }),
    http(svc('ratings'), wl('ratings-v1'), 10.4, { ...failing(14, 10.4), ...mtls(62) }),
    graphEdge(wl('ratings-v1'), svc('mongodb'), { protocol: 'tcp', rate: 48_200, ...mtls(0) }),
    graphEdge(wl('batch-import'), wl('details-v1'), { rate: 0.4, ...mtls(0) }),
    graphEdge(`${BOOKINFO}/unknown`, wl('details-v1'), { rate: 0.07, ...mtls(0) }),
    graphEdge(wl('productpage-v1'), `${BOOKINFO}/entry/payments-api`, {
      protocol: 'grpc',
      rate: 2.2,
      errorPercent: 0,
      ...latency(140),
    }),
    graphEdge(wl('details-v1'), 'east/unknown/service/PassthroughCluster', { protocol: 'tcp', rate: 820 }),
    graphEdge(svc('ratings'), wl('ratings-v2'), { rate: 0 }),
    graphEdge(wl('details-v1'), 'east/legacy/service/audit-log-collector-with-a-rather-long-name', { rate: 0.9 }),
    graphEdge(wl('productpage-v1'), ORDERS, { rate: 3.3, ...mtls(100) }),
    graphEdge(ORDERS, WAYPOINT, {
      protocol: 'tcp',
      rate: 5_000,
      flags: ['waypoint-to'],
      pair: `${WAYPOINT}>${ORDERS}>tcp`,
      ...mtls(100),
    }),
    graphEdge(WAYPOINT, ORDERS, {
      protocol: 'tcp',
      rate: 900,
      flags: ['waypoint-from'],
      pair: `${ORDERS}>${WAYPOINT}>tcp`,
      ...mtls(100),
    }),
  ]
}

/**
 * A small mesh with one of everything that is drawn differently: frames, versions, locks (closed, half, open), failing
 * and degraded edges, TCP, an idle workload, an unknown caller, a ServiceEntry, Passthrough, a waypoint pair, an outside
 * service with a long name.
 */
export function bookinfoGraph(): Graph {
  const frame = (id: string, parts: Partial<GraphBox> = {}) => graphBox(id, parts)
  const edges = bookinfoEdges()
  return graphOf(withTraffic(bookinfoNodes(), edges), edges, [
    frame(`${BOOKINFO}/box/namespace`, { health: healthOf('failure') }),
    ...APPS.map((name) => frame(`${BOOKINFO}/box/app/${name}`, { parent: `${BOOKINFO}/box/namespace` })),
    frame('east/orders/box/namespace'),
  ])
}

/** Small and fast, seeded, good enough to scatter edges (mulberry32). */
function seededDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A generated mesh: workloads in namespaces, calls mostly inside a namespace and always "downwards" but for a few back
 * edges, one edge in thirty failing.
 *
 * @param seed equal seeds give equal graphs; the same sizes with another seed give other edges over the same nodes.
 */
export function generatedGraph(size: { nodes: number; edges: number; namespaces: number }, seed = 1): Graph {
  const dice = seededDice(seed)
  const perNamespace = Math.ceil(size.nodes / size.namespaces)
  const nodes = Array.from({ length: size.nodes }, (_, index) => {
    const namespace = `team-${Math.floor(index / perNamespace) + 1}`
    const name = `svc-${(index % perNamespace) + 1}-v1`
    const unwell = dice() < 0.04 ? (dice() < 0.5 ? 'failure' : 'degraded') : 'healthy'
    return graphNode(`east/${namespace}/workload/${name}`, {
      workload: name,
      app: name.slice(0, -3),
      box: `east/${namespace}/box/namespace`,
      health: healthOf(unwell),
    })
  })
  const edges = new Map<string, GraphEdge>()
  for (let tries = 0; edges.size < size.edges && tries < size.edges * 20; tries += 1) {
    const from = Math.floor(dice() * size.nodes)
    const start = Math.floor(from / perNamespace) * perNamespace
    const near = dice() < 0.8
    const to = near
      ? Math.min(from + 1 + Math.floor(dice() ** 2 * (start + perNamespace - from)), size.nodes - 1)
      : Math.floor(dice() * size.nodes)
    const [source, target] = [nodes[from], nodes[to]]
    if (source === undefined || target === undefined || source === target) continue
    const rate = 10 ** (dice() * 4 - 1)
    const sick = dice() < 1 / 30 ? failing(dice() < 0.5 ? 4 : 22, rate) : {}
    const edge = graphEdge(source.id, target.id, { rate, ...mtls(dice() < 0.9 ? 100 : 40), ...latency(20), ...sick })
    edges.set(edge.id, edge)
  }
  const boxes = [...new Set(nodes.map((node) => node.box ?? ''))].map((id) => graphBox(id))
  return graphOf(withTraffic(nodes, [...edges.values()]), [...edges.values()], boxes)
}

/** Fills the sums of each node from its edges, as rule R3 does. */
function withTraffic(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const into = groupBy(edges, (edge) => edge.target)
  const outOf = groupBy(edges, (edge) => edge.source)
  return nodes.map((node) => ({ ...node, in: sums(into.get(node.id)), out: sums(outOf.get(node.id)) }))
}

function sums(edges: readonly GraphEdge[] = []): NodeTraffic[] {
  const byProtocol = groupBy(edges, (edge) => edge.protocol)
  const present = PROTOCOLS.map((protocol) => ({ protocol, own: byProtocol.get(protocol) ?? [] }))
  return present
    .filter(({ own }) => own.length > 0)
    .map(({ protocol, own }) => ({
      protocol,
      unit: protocol === 'tcp' ? 'B/s' : 'req/s',
      rate: own.reduce((sum, edge) => sum + edge.rate, 0),
      errorRate: own.reduce((sum, edge) => sum + edge.errorRate, 0),
      classes: NO_CLASSES,
    }))
}

/** What bounding made of quiet parts: a namespace group with its members. */
export function groupNode(id: string, info: Partial<GroupInfo> = {}): GraphNode {
  return graphNode(id, {
    kind: 'group',
    health: null,
    group: {
      level: 'namespace',
      name: id.split('/')[1] ?? '',
      members: 38,
      byKind: { workload: 38 },
      failing: 0,
      degraded: 0,
      failingNames: [],
      memberIds: [],
      ...info,
    },
  })
}
