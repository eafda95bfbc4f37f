import type { Graph } from '@/lib/graph/model'
import type { Need } from '@/lib/graph/find/operand'
import { graphApiParams } from '@/lib/url/graph-api-params'
import type { GraphView } from '@/lib/url/graph-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { askGraph } from './ask-graph'

interface GraphQueryOptions {
  /** What is needed besides. */
  readonly also?: Need | undefined
  /** Told of the graph before anything that shows it. */
  readonly onCame?: (graph: Graph) => void
}

/** The graph of a view. Equal requests share one entry, however the page shows them. */
export function graphQuery(view: GraphView, { also, onCame }: GraphQueryOptions = {}) {
  const query = graphApiParams(view, also)
  return queryOptions({
    queryKey: ['graph', query.toString()],
    queryFn: async ({ signal }) => {
      const graph = await askGraph(query, signal)
      onCame?.(graph)
      return graph
    },
    // Two answers differ nearly everywhere, and comparing 2 MB of them holds up the page.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    meta: { awaited: 'graph', refreshes: true },
  })
}
