import type { Graph } from '@/lib/graph/model'
import { graphApiParams } from '@/lib/url/graph-api-params'
import type { GraphView } from '@/lib/url/graph-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<Graph>((body) => body.schema === 1)

/** The graph of a view. Equal requests share one entry, however the page shows them. */
export function graphQuery(view: GraphView) {
  const query = graphApiParams(view)
  return queryOptions({
    queryKey: ['graph', query.toString()],
    queryFn: ({ signal }) => getJson('/api/graph', { query, signal, read }),
    // Two answers differ nearly everywhere, and comparing 2 MB of them holds up the page.
    structuralSharing: false,
    placeholderData: keepPreviousData,
    meta: { awaited: 'graph', refreshes: true },
  })
}
