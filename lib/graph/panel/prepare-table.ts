import { drawnEdges } from '@/lib/graph/display/drawn-edges'
import type {
  EdgeFlag,
  Graph,
  GraphEdge,
  GraphNode,
  NodeFlag,
  NodeKind,
  NodeTraffic,
  Protocol,
  Status,
  Unit,
} from '@/lib/graph/model'
import { type MtlsState, mtlsState } from '@/lib/graph/mtls-state'
import { rankEdges, statusRank, trafficWeight } from './rank-edges'
import { compareText } from '@/lib/std/compare-text'

/** An edge as a row of the table twin; null = not known or not applicable, never 0. */
export interface EdgeRow {
  readonly id: string
  readonly from: string
  readonly fromNamespace: string
  readonly to: string
  readonly toNamespace: string
  readonly protocol: Protocol
  readonly unit: Unit
  readonly rate: number
  readonly errorPercent: number | null
  readonly latency: LatencyCell | null
  readonly bytesPerSecond: number | null
  readonly sharePercent: number | null
  readonly mtls: MtlsState
  readonly health: Status | null
  readonly flags: readonly EdgeFlag[]
}

export interface LatencyCell {
  readonly ms: number
  readonly beyond: boolean
}

/** A node as a row of the table twin. */
export interface NodeRow {
  readonly id: string
  readonly name: string
  readonly kind: NodeKind
  readonly namespace: string
  readonly cluster: string
  readonly in: readonly NodeTraffic[]
  readonly out: readonly NodeTraffic[]
  /** Of the requests that came in. */
  readonly errorPercent: number | null
  readonly health: Status | null
  readonly flags: readonly NodeFlag[]
}

export interface TableRows {
  readonly edges: readonly EdgeRow[]
  readonly nodes: readonly NodeRow[]
}

/**
 * The table twin: exactly the nodes and edges that the canvas draws, worst health first, then by traffic or error share.
 *
 * @param name what a node is called, in the user's language.
 */
export function prepareTable(graph: Graph, name: (node: GraphNode) => string): TableRows {
  const nodes = new Map(graph.nodes.map((node) => [node.id, { node, name: name(node) }]))
  return {
    nodes: [...nodes.values()].map((entry) => nodeRow(entry.node, entry.name)).sort(byImportance),
    edges: rankEdges(drawnEdges(graph)).map((edge) => {
      const from = nodes.get(edge.source)
      const to = nodes.get(edge.target)
      return {
        id: edge.id,
        from: from?.name ?? edge.source,
        fromNamespace: from?.node.namespace ?? 'unknown',
        to: to?.name ?? edge.target,
        toNamespace: to?.node.namespace ?? 'unknown',
        protocol: edge.protocol,
        unit: edge.unit,
        rate: edge.rate,
        errorPercent: edge.errorPercent,
        latency: latencyOf(edge, graph.request.latency),
        bytesPerSecond: edge.throughput?.bytesPerSecond ?? null,
        sharePercent: edge.sharePercent,
        mtls: mtlsState(edge.mtls?.percent),
        health: edge.health,
        flags: edge.flags,
      }
    }),
  }
}

/** Sums traffic of several protocols on one scale, for sorting only. */
export function totalWeight(traffic: readonly NodeTraffic[]): number {
  return traffic.reduce((total, part) => total + trafficWeight(part), 0)
}

function byImportance(a: NodeRow, b: NodeRow): number {
  return (
    statusRank(a.health) - statusRank(b.health) ||
    (b.errorPercent ?? 0) - (a.errorPercent ?? 0) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  )
}

function nodeRow(node: GraphNode, name: string): NodeRow {
  const requests = node.in.filter((part) => part.unit === 'req/s')
  const rate = requests.reduce((total, part) => total + part.rate, 0)
  const errors = requests.reduce((total, part) => total + part.errorRate, 0)
  return {
    id: node.id,
    name,
    kind: node.kind,
    namespace: node.namespace,
    cluster: node.cluster,
    in: node.in,
    out: node.out,
    errorPercent: rate > 0 ? (errors / rate) * 100 : null,
    health: node.health?.status ?? null,
    flags: node.flags,
  }
}

/** The asked quantile; where the store has no buckets, the average. */
function latencyOf(edge: GraphEdge, asked: Graph['request']['latency']): LatencyCell | null {
  if (edge.latency === null) return null
  const { avgMs, quantiles } = edge.latency
  const quantile = asked === 'none' || asked === 'avg' ? undefined : quantiles?.[asked]
  return quantile === undefined ? { ms: avgMs, beyond: false } : { ms: quantile.ms, beyond: quantile.beyond }
}
