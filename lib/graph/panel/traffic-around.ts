import type { GraphEdge } from '@/lib/graph/model'
import { mergeLatency } from '../fold/merge-parts'
import { isReduced } from '../steps/reduce-to-services'
import type { ElementIndex } from './element-index'
import { sumTraffic, toTrafficRows, type TrafficRow } from './traffic-row'

export interface TrafficAround {
  /** From the rest of the graph into the set, out of it, and within it. */
  readonly inbound: readonly TrafficRow[]
  readonly outbound: readonly TrafficRow[]
  readonly inside: readonly TrafficRow[]
  /** Average response times, milliseconds; null where none was measured. */
  readonly averageMs: Readonly<Record<'inbound' | 'outbound' | 'inside', number | null>>
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
  return {
    inbound: rows(inbound),
    outbound: rows(outbound),
    inside: rows(inside),
    averageMs: { inbound: averageMs(inbound), outbound: averageMs(outbound), inside: averageMs(inside) },
  }
}

function isSecondHalf(index: ElementIndex, edge: GraphEdge, ids: ReadonlySet<string>): boolean {
  return isBehindService(index, edge) && (index.incoming.get(edge.source) ?? []).some((first) => ids.has(first.source))
}

/** Whether an edge only repeats what callers sent into the service or operation node that it leaves. */
function isBehindService(index: ElementIndex, { source }: GraphEdge): boolean {
  if (isReduced(index.graph.request)) return false
  const node = index.nodes.get(source)
  return node?.kind === 'operation' || node?.flags.includes('injected') === true
}

/** Of some edges those that together count every request once: what a chosen edge into a service shows, none behind it repeats. */
export function countedOnce(index: ElementIndex, edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const reached = new Set(edges.map(({ target }) => target))
  return edges.filter((edge) => !(isBehindService(index, edge) && reached.has(edge.source)))
}

function averageMs(edges: readonly GraphEdge[]): number | null {
  return mergeLatency(edges)?.avgMs ?? null
}

function rows(edges: readonly GraphEdge[]): readonly TrafficRow[] {
  return toTrafficRows(sumTraffic(edges))
}
