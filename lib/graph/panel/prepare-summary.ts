import type { Graph, SourceState, Totals } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { toTrafficRows, type TrafficRow } from './traffic-row'

/** What the panel shows when nothing is selected. */
export interface SummaryPanel {
  /** Namespaces with a drawn node, those of nodes nobody can place left out. */
  readonly namespaces: readonly string[]
  readonly clusters: readonly string[]
  readonly counts: Pick<Totals, 'apps' | 'services' | 'workloads' | 'edges'>
  /** The sources whose part of the data is missing, and how many were asked. */
  readonly missing: readonly SourceState[]
  readonly sources: number
  readonly traffic: Readonly<Record<'inbound' | 'outbound' | 'total', readonly TrafficRow[]>>
}

/** Sums up the whole graph. The traffic is the server's: it counts every request once, before anything was collapsed. */
export function prepareSummary(graph: Graph): SummaryPanel {
  const { apps, services, workloads, edges, traffic } = graph.totals
  const asked = graph.sources.filter(({ state }) => state !== 'unused')
  const known = (names: readonly string[]) =>
    [...new Set(names)].filter((name) => name !== 'unknown' && name !== '').sort(compareText)
  return {
    namespaces: known(graph.nodes.map((node) => node.namespace)),
    clusters: known(graph.nodes.map((node) => node.cluster)),
    counts: { apps, services, workloads, edges },
    missing: asked.filter(({ state }) => state === 'failed' || state === 'partial'),
    sources: asked.length,
    traffic: {
      inbound: toTrafficRows(traffic.inbound),
      outbound: toTrafficRows(traffic.outbound),
      total: toTrafficRows(traffic.total),
    },
  }
}
