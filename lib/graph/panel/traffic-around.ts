import type { GraphEdge } from '@/lib/graph/model'
import type { ElementIndex } from './element-index'
import { sumTraffic, toTrafficRows, type TrafficRow } from './traffic-row'

export interface TrafficAround {
  /** From the rest of the graph into the set, out of it, and within it. */
  readonly inbound: readonly TrafficRow[]
  readonly outbound: readonly TrafficRow[]
  readonly inside: readonly TrafficRow[]
}

/**
 * Sums the edges that touch a set of nodes. Within the set a request is counted once: the edge out of an injected
 * service or operation node is left out when the caller's edge into that node is within the set, too.
 */
export function trafficAround(index: ElementIndex, ids: ReadonlySet<string>): TrafficAround {
  const inbound: GraphEdge[] = []
  const outbound: GraphEdge[] = []
  const inside: GraphEdge[] = []
  for (const id of ids) {
    for (const edge of index.incoming.get(id) ?? []) if (!ids.has(edge.source)) inbound.push(edge)
    for (const edge of index.outgoing.get(id) ?? []) {
      if (!ids.has(edge.target)) outbound.push(edge)
      else if (!isSecondHalf(index, edge, ids)) inside.push(edge)
    }
  }
  return { inbound: rows(inbound), outbound: rows(outbound), inside: rows(inside) }
}

function isSecondHalf(index: ElementIndex, edge: GraphEdge, ids: ReadonlySet<string>): boolean {
  if (index.graph.request.type === 'service') return false
  const source = index.nodes.get(edge.source)
  const between = source?.kind === 'operation' || source?.flags.includes('injected') === true
  return between && (index.incoming.get(edge.source) ?? []).some((first) => ids.has(first.source))
}

function rows(edges: readonly GraphEdge[]): readonly TrafficRow[] {
  return toTrafficRows(sumTraffic(edges))
}
