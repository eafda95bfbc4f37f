import { drawnEdges } from '@/lib/graph/display/drawn-edges'
import type { Graph, GraphEdge, GraphNode } from '@/lib/graph/model'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { thingOf } from './destinations'
import { type MtlsState, mtlsState } from '@/lib/graph/mtls-state'
import { rankEdges } from './rank-edges'

/** One neighbour of a thing and its traffic with it; null = not known or not applicable, never 0. */
export interface PeerTraffic {
  readonly edge: GraphEdge
  readonly peer: GraphNode
  /** Where the peer has a page of its own. */
  readonly thing: ThingRef | null
  readonly successPercent: number | null
  readonly p95: { readonly ms: number; readonly beyond: boolean } | null
  /** Of all that came in, or went out, in the same protocol and unit. */
  readonly sharePercent: number | null
  readonly mtls: MtlsState
}

export interface PeerTables {
  readonly inbound: readonly PeerTraffic[]
  readonly outbound: readonly PeerTraffic[]
}

/** The traffic of the node in focus by neighbour, worst first: the edges of its graph, in numbers that the graph shows, too. */
export function preparePeers(graph: Graph): PeerTables {
  const own = new Set(graph.nodes.filter(({ flags }) => flags.includes('focus')).map(({ id }) => id))
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const edges = rankEdges(drawnEdges(graph).filter(({ flags }) => !flags.includes('idle')))
  const table = (side: 'source' | 'target'): readonly PeerTraffic[] => {
    const other = side === 'source' ? 'target' : 'source'
    const rows = edges.filter((edge) => own.has(edge[other]))
    return rows.flatMap((edge) => {
      const peer = nodes.get(edge[side])
      return peer === undefined ? [] : [toRow(edge, peer, rows)]
    })
  }
  return { inbound: table('source'), outbound: table('target') }
}

function toRow(edge: GraphEdge, peer: GraphNode, among: readonly GraphEdge[]): PeerTraffic {
  const total = among
    .filter(({ protocol, unit }) => protocol === edge.protocol && unit === edge.unit)
    .reduce((sum, { rate }) => sum + rate, 0)
  const p95 = edge.latency?.quantiles?.p95
  return {
    edge,
    peer,
    thing: peer.flags.includes('inaccessible') ? null : (thingOf(peer) ?? null),
    successPercent: edge.errorPercent === null ? null : 100 - edge.errorPercent,
    p95: p95 === undefined ? null : { ms: p95.ms, beyond: p95.beyond },
    sharePercent: total > 0 ? (edge.rate / total) * 100 : null,
    mtls: mtlsState(edge.mtls?.percent),
  }
}
