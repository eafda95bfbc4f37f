import type {
  Classes,
  Graph,
  GraphBox,
  GraphEdge,
  GraphNode,
  GraphRequest,
  NodeHealth,
  Protocol,
  RoutingBadge,
  Status,
  Unit,
} from '@/lib/graph/model'
import { NO_BADGES } from '@/lib/graph/build/no-badges'
import { DEFAULT_REQUEST } from '@/lib/graph/request/default-request'
import { compareText } from '@/lib/std/compare-text'

// Makers of model parts for tests: everything that a test does not name has its quiet default.

export const NO_CLASSES: Classes = { noResponse: 0, c3xx: 0, c4xx: 0, c5xx: 0, grpcError: 0 }

export function routingBadge(parts: Partial<RoutingBadge> = {}): RoutingBadge {
  return {
    objects: [{ cluster: 'east', kind: 'VirtualService', namespace: 'bookinfo', name: 'reviews' }],
    hosts: ['reviews'],
    requestRouting: true,
    trafficShifting: false,
    tcpTrafficShifting: false,
    faultInjection: false,
    requestTimeout: false,
    mirroring: false,
    mirrorsTo: [],
    gatewayApi: false,
    ...parts,
  }
}

export function healthOf(status: Status | null): NodeHealth {
  return { status, requests: status, replicas: null, errorRatio: status === 'failure' ? 0.3 : 0, reason: '' }
}

export function graphNode(id: string, parts: Partial<GraphNode> = {}): GraphNode {
  const [cluster = 'east', namespace = 'default'] = id.split('/')
  return {
    id,
    kind: 'workload',
    cluster,
    namespace,
    box: null,
    flags: [],
    in: [],
    out: [],
    services: [],
    principals: [],
    badges: NO_BADGES,
    health: healthOf('healthy'),
    labels: null,
    ...parts,
  }
}

const UNIT: Readonly<Record<Protocol, Unit>> = { http: 'req/s', grpc: 'req/s', tcp: 'B/s' }

export function graphEdge(
  source: string,
  target: string,
  { protocol = 'http', rate = 1, ...parts }: Partial<GraphEdge> = {},
): GraphEdge {
  const rated = protocol !== 'tcp' && rate > 0
  return {
    id: `${source}>${target}>${protocol}`,
    source,
    target,
    protocol,
    unit: UNIT[protocol],
    rate,
    errorRate: 0,
    classes: NO_CLASSES,
    errorPercent: rated ? 0 : null,
    sharePercent: rated ? 100 : null,
    responses: [],
    reporters: { source: rate, waypoint: 0, destination: 0 },
    server: null,
    mtls: null,
    latency: null,
    throughput: null,
    pair: null,
    flags: rate === 0 ? ['idle'] : [],
    health: rated ? 'healthy' : null,
    ...parts,
  }
}

export function graphBox(id: string, parts: Partial<GraphBox> = {}): GraphBox {
  const level = id.endsWith('/box/cluster') ? 'cluster' : id.endsWith('/box/namespace') ? 'namespace' : 'app'
  const [cluster = '', namespace = ''] = id.split('/')
  const name = level === 'cluster' ? cluster : level === 'namespace' ? namespace : (id.split('/').at(-1) ?? '')
  return { id, level, name, parent: null, flags: [], health: null, ...parts }
}

const REQUEST: GraphRequest = {
  ...DEFAULT_REQUEST,
  scope: { kind: 'mesh' },
  durationSeconds: 300,
  at: 1_767_225_600,
  latency: 'p95',
  boxes: ['app', 'namespace'],
}

/** Puts parts together as the graph core answers them: sorted by id, no traffic totals. */
export function graphOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[] = [],
  boxes: readonly GraphBox[] = [],
): Graph {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => compareText(a.id, b.id)
  return {
    schema: 1,
    request: REQUEST,
    from: '2025-12-31T23:55:00Z',
    to: '2026-01-01T00:00:00Z',
    nodes: [...nodes].sort(byId),
    edges: [...edges].sort(byId),
    boxes: [...boxes].sort(byId),
    totals: {
      apps: 0,
      services: 0,
      workloads: nodes.length,
      edges: edges.length,
      hidden: { nodes: 0, edges: 0 },
      traffic: { inbound: [], outbound: [], internal: [], total: [] },
    },
    notes: [],
    sources: [],
  }
}
