import type { Graph } from '@/lib/graph/model'
import type { EdgeMode } from '@/lib/url/graph-view'

/** The graph with the edges that are to be drawn: all, those that are failing or degraded, or none. Its nodes stay. */
export function pickEdges(graph: Graph, mode: EdgeMode): Graph {
  switch (mode) {
    case 'all':
      return graph
    case 'problems':
      return { ...graph, edges: graph.edges.filter(({ health }) => health === 'failure' || health === 'degraded') }
    case 'none':
      return { ...graph, edges: [] }
  }
}
