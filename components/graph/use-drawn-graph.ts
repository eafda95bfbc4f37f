import { useGraphView } from '@/lib/client/use-graph-view'
import { pickEdges } from '@/lib/graph/display/pick-edges'
import { type SearchedGraph, showGraph } from '@/lib/graph/find/show-graph'
import type { Graph } from '@/lib/graph/model'
import { type ElementIndex, indexElements } from '@/lib/graph/panel/element-index'
import { useMemo } from 'react'

export interface DrawnGraph extends Pick<SearchedGraph, 'hidden' | 'found'> {
  /** What drawing, table, legend and export show; `index.graph` is the same object as the answer's where nothing is hidden. */
  readonly index: ElementIndex
  /** The same with every edge between its nodes: what places are found for. */
  readonly laidOut: Graph
}

/** The graph after find, hide and the choice of edges, as the URL says. The side panel keeps to the whole one. */
export function useDrawnGraph(whole: ElementIndex | undefined): DrawnGraph | undefined {
  const [{ find, hide, latency, edgeMode }] = useGraphView()
  return useMemo(() => {
    if (whole === undefined) return undefined
    const { graph: left, hidden, found } = showGraph(whole.graph, { find, hide, latency })
    const graph = pickEdges(left, edgeMode)
    return { laidOut: left, index: graph === whole.graph ? whole : indexElements(graph), hidden, found }
  }, [whole, find, hide, latency, edgeMode])
}
