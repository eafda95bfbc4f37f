import { useGraphView } from '@/lib/client/use-graph-view'
import { pickEdges } from '@/lib/graph/display/pick-edges'
import { type SearchedGraph, showGraph } from '@/lib/graph/find/show-graph'
import { type ElementIndex, indexElements } from '@/lib/graph/panel/element-index'
import { useMemo } from 'react'

export interface DrawnGraph extends Pick<SearchedGraph, 'hidden' | 'found'> {
  /** Ids of everything found, nodes and edges. */
  readonly marked: ReadonlySet<string>
  /** What drawing, table, legend and export show; `index.graph` is the same object as the answer's where nothing is hidden. */
  readonly index: ElementIndex
}

/** The graph after find, hide and the choice of edges, as the URL says. The side panel keeps to the whole one. */
export function useDrawnGraph(whole: ElementIndex | undefined): DrawnGraph | undefined {
  const [{ find, hide, latency, edgeMode }] = useGraphView()
  return useMemo(() => {
    if (whole === undefined) return undefined
    const { graph: left, hidden, found: all } = showGraph(whole.graph, { find, hide, latency })
    const graph = pickEdges(left, edgeMode)
    const found = graph === left ? all : { ...all, edges: new Set(idsOf(graph).filter((id) => all.edges.has(id))) }
    const marked = new Set([...found.nodes, ...found.edges])
    return { index: graph === whole.graph ? whole : indexElements(graph), hidden, found, marked }
  }, [whole, find, hide, latency, edgeMode])
}

function idsOf({ edges }: SearchedGraph['graph']): readonly string[] {
  return edges.map(({ id }) => id)
}
