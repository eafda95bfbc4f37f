import { type GraphEdge, type GraphNode, type Reporter, REPORTERS } from '@/lib/graph/model'
import type { ElementIndex } from './element-index'
import { type MtlsState, mtlsState } from '@/lib/graph/mtls-state'
import { type CodeRow, type FlagRow, toCodeRows, toFlagRows, toHostRows } from './response-rows'
import { toTrafficRows, type TrafficRow } from './traffic-row'

/** One side's view of the same traffic; null = not known. */
export interface SideView {
  readonly rate: number
  readonly errorPercent: number | null
  readonly latencyAvgMs: number | null
}

export interface Sides {
  readonly caller: SideView
  readonly server: SideView
  /**
   * How the server's count differs for the pairs that both reported: `more` (retries, callers nobody scrapes) or `less`;
   * null within 5 %, which two clocks and two scrapes explain.
   */
  readonly difference: 'more' | 'less' | null
  /** Share of the caller's rate about which no server reported: it never arrived, or nobody scrapes the server. Null within 5 %. */
  readonly unseenPercent: number | null
}

/** What the panel shows for one edge. */
export interface EdgePanel {
  readonly edge: GraphEdge
  readonly source: GraphNode
  readonly target: GraphNode
  readonly mtls: MtlsState
  readonly traffic: TrafficRow
  /** Whose reports make up the edge's numbers, largest share first. */
  readonly reporters: readonly { readonly reporter: Reporter; readonly percent: number }[]
  /** The caller's numbers beside the server's; null unless both sides reported. */
  readonly sides: Sides | null
  readonly codes: readonly CodeRow[]
  readonly flags: readonly FlagRow[]
  readonly hosts: ReturnType<typeof toHostRows>
  /** Of a waypoint edge: the edge in the other direction. */
  readonly pair: GraphEdge | null
}

const NOTABLE = 0.05

/** Everything of one edge, or undefined when the graph has no such edge or lacks one of its ends. */
export function prepareEdge(index: ElementIndex, id: string): EdgePanel | undefined {
  const edge = index.edges.get(id)
  if (edge === undefined) return undefined
  const source = index.nodes.get(edge.source)
  const target = index.nodes.get(edge.target)
  const [traffic] = toTrafficRows([edge])
  if (source === undefined || target === undefined || traffic === undefined) return undefined
  return {
    edge,
    source,
    target,
    mtls: mtlsState(edge.mtls?.percent),
    traffic,
    reporters: reportersOf(edge),
    sides: compareSides(edge),
    codes: toCodeRows(edge),
    flags: toFlagRows(edge),
    hosts: toHostRows(edge),
    pair: (edge.pair === null ? undefined : index.edges.get(edge.pair)) ?? null,
  }
}

function compareSides(edge: GraphEdge): Sides | null {
  const { server } = edge
  if (server === null || edge.reporters.source === 0) return null
  const rated = edge.unit === 'req/s' && server.rate > 0
  const unseen = edge.rate > 0 ? 1 - server.comparable / edge.rate : 0
  return {
    caller: { rate: edge.rate, errorPercent: edge.errorPercent, latencyAvgMs: edge.latency?.avgMs ?? null },
    server: {
      rate: server.rate,
      errorPercent: rated ? (server.errorRate / server.rate) * 100 : null,
      latencyAvgMs: server.latencyAvgMs,
    },
    difference: differenceOf(server.rate, server.comparable),
    unseenPercent: unseen > NOTABLE ? unseen * 100 : null,
  }
}

function differenceOf(server: number, caller: number): Sides['difference'] {
  if (server > caller * (1 + NOTABLE)) return 'more'
  return server < caller * (1 - NOTABLE) ? 'less' : null
}

function reportersOf({ rate, reporters }: GraphEdge): EdgePanel['reporters'] {
  if (rate <= 0) return []
  return REPORTERS.map((reporter) => ({ reporter, percent: (reporters[reporter] / rate) * 100 }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent)
}
