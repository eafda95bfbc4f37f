// The graph as it is answered by GET /api/graph. Rates are per second, latencies milliseconds, times UTC, shares percent.

export const REPORTERS = ['source', 'waypoint', 'destination'] as const
/** The proxy that counted: the caller's, a waypoint, or the server's. */
export type Reporter = (typeof REPORTERS)[number]
export const PROTOCOLS = ['http', 'grpc', 'tcp'] as const
export type Protocol = (typeof PROTOCOLS)[number]
export type Unit = 'req/s' | 'msg/s' | 'B/s'
export const GRAPH_TYPES = ['versioned-app', 'app', 'workload', 'service'] as const
export type GraphType = (typeof GRAPH_TYPES)[number]
export const NODE_KINDS = ['workload', 'app', 'service', 'entry', 'operation', 'unknown', 'group'] as const
export type NodeKind = (typeof NODE_KINDS)[number]
/** Worst first. */
export const STATUSES = ['failure', 'degraded', 'not-ready', 'healthy'] as const
export type Status = (typeof STATUSES)[number]
export const NODE_FLAGS = [
  'root',
  'outside',
  'inaccessible',
  'injected',
  'idle',
  'dead',
  'gone',
  'out-of-mesh',
  'ambient',
  'waypoint',
  'egress',
  'addresses',
  'focus',
] as const
export type NodeFlag = (typeof NODE_FLAGS)[number]
export const EDGE_FLAGS = [
  'idle',
  'estimated',
  'mirrored',
  'overlap',
  'internal',
  'waypoint-to',
  'waypoint-from',
] as const
export type EdgeFlag = (typeof EDGE_FLAGS)[number]
export const LATENCIES = ['none', 'avg', 'p50', 'p95', 'p99'] as const
export type Latency = (typeof LATENCIES)[number]
export const QUANTILES = ['p50', 'p95', 'p99'] as const
export type QuantileName = (typeof QUANTILES)[number]
export const BOX_LEVELS = ['app', 'namespace', 'cluster'] as const
export type BoxLevel = (typeof BOX_LEVELS)[number]

export type FocusRef =
  | { readonly kind: 'workload' | 'service'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'app'; readonly namespace: string; readonly name: string; readonly version: string | null }
  | { readonly kind: 'operation'; readonly namespace: string; readonly label: string; readonly value: string }

/**
 * Of what is drawn by the graph's canvas and is no traffic: words in the reader's language in place of those for traffic. Nothing in an
 * answer of `GET /api/graph` has them.
 */
export interface OwnWords {
  readonly kind: string
  readonly status: string
  /** In place of the key numbers; those without a text are left out. */
  readonly facts: readonly { readonly name: string; readonly text: string }[]
}

/** How a node is drawn that is no traffic: what of it stands under which shape with which sign. */
export interface OwnLook extends OwnWords {
  readonly title: string
  readonly detail: string
  readonly shape: 'hexagon' | 'square' | 'rhombus'
  readonly icon:
    | 'control-plane'
    | 'data-plane'
    | 'gateway'
    | 'egress'
    | 'waypoint'
    | 'ztunnel'
    | 'kubernetes'
    | 'metrics'
    | 'traces'
    | 'dashboards'
    | 'pharos'
    | 'component'
}

export interface GraphRequest {
  /** Names are sorted and unique. */
  readonly scope:
    | { readonly kind: 'mesh' }
    | { readonly kind: 'namespaces'; readonly names: readonly string[] }
    | { readonly kind: 'focus'; readonly node: FocusRef }
  readonly cluster: string | null
  readonly durationSeconds: number
  /** End of the window, unix seconds. */
  readonly at: number
  readonly type: GraphType
  readonly services: boolean
  readonly http: 'requests' | 'none'
  readonly grpc: 'requests' | 'sent' | 'received' | 'total' | 'none'
  readonly tcp: 'sent' | 'received' | 'total' | 'none'
  readonly ambient: 'total' | 'waypoint' | 'ztunnel' | 'none'
  readonly reporter: 'client' | 'server'
  readonly waypoints: boolean
  readonly idleEdges: boolean
  readonly idleNodes: boolean
  readonly labels: boolean
  readonly latency: Latency
  readonly throughput: 'none' | 'request' | 'response'
  readonly operations: string | null
  readonly boxes: readonly BoxLevel[]
  readonly expand: readonly string[]
  readonly budget: { readonly nodes: number; readonly edges: number }
}

export interface Graph {
  readonly schema: 1
  readonly request: GraphRequest
  /** ISO 8601; the window is (from, to]. */
  readonly from: string
  readonly to: string
  /** Nodes, edges and boxes are each sorted by id. */
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  readonly boxes: readonly GraphBox[]
  readonly totals: Totals
  readonly notes: readonly GraphNote[]
  readonly sources: readonly SourceState[]
}

/** What of a graph is drawn. */
export type DrawnParts = Pick<Graph, 'nodes' | 'edges' | 'boxes'>

export interface GraphNode {
  readonly id: string
  readonly kind: NodeKind
  readonly cluster: string
  /** `unknown` when nobody says. */
  readonly namespace: string
  /** This and the next three are present only when known. */
  readonly workload?: string
  readonly app?: string
  readonly version?: string
  readonly service?: string
  readonly operation?: { readonly label: string; readonly value: string }
  readonly entry?: {
    readonly name: string
    readonly namespace: string
    readonly hosts: readonly string[]
    readonly location: 'mesh-external' | 'mesh-internal'
  }
  readonly group?: GroupInfo
  /** Id of the innermost frame. */
  readonly box: string | null
  /** Sorted. */
  readonly flags: readonly NodeFlag[]
  /** Sums of the node's edges, in the order http, grpc, tcp; only protocols that have an edge. */
  readonly in: readonly NodeTraffic[]
  readonly out: readonly NodeTraffic[]
  /** The services through which the node was reached. */
  readonly services: readonly ServiceRef[]
  /** Of unknown nodes: the identities that the callers presented, at most 20. */
  readonly principals: readonly string[]
  readonly badges: Badges
  readonly health: NodeHealth | null
  readonly labels: Readonly<Record<string, string>> | null
  readonly own?: OwnLook
}

export interface ServiceRef {
  readonly cluster: string
  readonly namespace: string
  readonly name: string
}

export interface NodeTraffic {
  readonly protocol: Protocol
  readonly unit: Unit
  readonly rate: number
  readonly errorRate: number
  readonly classes: Classes
}

/** Parts of a rate, in its unit; zeros are written out. What is in no class is a success or informational. */
export interface Classes {
  readonly noResponse: number
  readonly c3xx: number
  readonly c4xx: number
  readonly c5xx: number
  readonly grpcError: number
}

export interface GraphEdge {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly protocol: Protocol
  readonly unit: Unit
  readonly rate: number
  readonly errorRate: number
  readonly classes: Classes
  /** Null for TCP, messages and a rate of 0. */
  readonly errorPercent: number | null
  /** Of the source node's Out in this protocol; null for TCP and a rate of 0. */
  readonly sharePercent: number | null
  /** By code; the 10 largest hosts of each. */
  readonly responses: readonly EdgeResponse[]
  /** How much of `rate` each reporter supplied. */
  readonly reporters: Readonly<Record<Reporter, number>>
  /** What the server saw; `comparable` is the caller's rate for the same pairs. */
  readonly server: {
    readonly rate: number
    readonly errorRate: number
    readonly latencyAvgMs: number | null
    readonly comparable: number
  } | null
  /** Null: nobody on the server side reported, which is not 0 %. */
  readonly mtls: {
    readonly percent: number
    readonly sourcePrincipals: readonly string[]
    readonly destinationPrincipals: readonly string[]
  } | null
  readonly latency: {
    readonly avgMs: number
    /** Observations in the window. */
    readonly requests: number
    readonly quantiles: Readonly<Record<QuantileName, Quantile>> | null
  } | null
  readonly throughput: { readonly of: 'request' | 'response'; readonly bytesPerSecond: number } | null
  /** Of waypoint edges: the id of the opposite edge. */
  readonly pair: string | null
  readonly flags: readonly EdgeFlag[]
  /** Null: no traffic, or no rule rates it. */
  readonly health: Status | null
  readonly own?: OwnWords
}

export interface EdgeResponse {
  readonly code: string
  readonly rate: number
  readonly flags: Readonly<Record<string, number>>
  readonly hosts: Readonly<Record<string, number>>
  readonly moreHosts: number
}

export interface Quantile {
  readonly ms: number
  /** The interval in which the true quantile lies with near certainty, given the number of observations. */
  readonly low: number
  readonly high: number
  /** At or over the last finite bucket bound: the true value is larger than `ms`, by how much nobody knows. */
  readonly beyond: boolean
}

export interface GroupInfo {
  readonly level: 'app' | 'idle' | 'namespace' | 'cluster' | 'rest'
  readonly name: string
  readonly members: number
  readonly byKind: Readonly<Partial<Record<NodeKind, number>>>
  readonly failing: number
  readonly degraded: number
  /** Ids, worst first, at most 20. */
  readonly failingNames: readonly string[]
  /** At most 200. */
  readonly memberIds: readonly string[]
}

export interface GraphBox {
  readonly id: string
  readonly level: BoxLevel
  readonly name: string
  readonly parent: string | null
  readonly flags: readonly NodeFlag[]
  readonly health: NodeHealth | null
  readonly own?: OwnWords
}

export interface Badges {
  readonly circuitBreaker: boolean
  readonly ingressWaypoint: boolean
  readonly workloadEntries: readonly string[]
  readonly routing: RoutingBadge | null
  readonly gateway: { readonly kind: GatewayKind; readonly hosts: readonly string[] } | null
}

export type GatewayKind = 'ingress' | 'egress' | 'gateway-api'

export interface RoutingBadge {
  readonly objects: readonly ObjectRef[]
  readonly hosts: readonly string[]
  readonly requestRouting: boolean
  readonly trafficShifting: boolean
  readonly tcpTrafficShifting: boolean
  readonly faultInjection: boolean
  readonly requestTimeout: boolean
  readonly mirroring: boolean
  /** `NAMESPACE/NAME` of services. */
  readonly mirrorsTo: readonly string[]
  readonly gatewayApi: boolean
}

export interface ObjectRef {
  readonly cluster: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

export interface NodeHealth {
  readonly status: Status | null
  readonly requests: Status | null
  readonly replicas: Status | null
  /** 0 to 1, of the rule that decided. */
  readonly errorRatio: number
  readonly reason: string
}

export interface Totals {
  readonly apps: number
  readonly services: number
  readonly workloads: number
  readonly edges: number
  readonly hidden: { readonly nodes: number; readonly edges: number }
  /** Countable edges relative to the requested scope, before bounding. */
  readonly traffic: Readonly<Record<'inbound' | 'outbound' | 'internal' | 'total', readonly NodeTraffic[]>>
}

export const NOTE_CODES = [
  'missing-label',
  'half-known',
  'unknown-cluster',
  'named-by-server',
  'claimed-caller',
  'possible-overlap',
  'hop-not-drawn',
  'server-saw-more',
  'hidden-waypoint-traffic',
  'hidden-in-service-graph',
  'short-window',
  'namespace-younger',
  'focus-gone',
  'facts-now',
  'facts-missing',
  'source-failed',
  'metric-missing',
  'latency-degraded',
  'native-resolution',
  'recorded-rates',
  'bad-annotation',
  'collapsed',
  'failing-collapsed',
  'expand-refused',
] as const
export type NoteCode = (typeof NOTE_CODES)[number]

export interface GraphNote {
  readonly code: NoteCode
  readonly level: 'info' | 'warning'
  readonly text: string
  readonly count: number
  /** Present where traffic is concerned. */
  readonly rate?: number
  /** At most 20. */
  readonly ids: readonly string[]
}

export interface SourceState {
  readonly source: 'prometheus' | 'kubernetes'
  readonly cluster: string | null
  readonly state: 'ok' | 'partial' | 'failed' | 'unused'
  /** ISO 8601. */
  readonly asOf: string | null
  readonly ageSeconds: number | null
  readonly queries: number
  readonly message: string | null
}
