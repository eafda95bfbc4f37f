import { type ElementHistory, elementHistorySchema } from '@/lib/metrics/element-history'
import { PharosError } from '@/lib/ports/pharos-error'
import { graphApiParams } from '@/lib/url/graph-api-params'
import type { GraphView } from '@/lib/url/graph-view'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'

/** How the numbers of one node or edge of the view's graph came about over its window. */
export function elementHistoryQuery(view: GraphView, element: string) {
  const query = graphApiParams(view)
  // The history is the same however the graph is drawn.
  for (const name of ['latency', 'throughput', 'boxes', 'expand']) query.delete(name)
  query.set('element', element)
  return queryOptions({
    queryKey: ['graph-history', query.toString()],
    queryFn: ({ signal }) => getJson('/api/graph/history', { query, signal, read }),
    meta: { awaited: 'series', refreshes: true },
  })
}

function read(body: unknown): ElementHistory {
  const parsed = elementHistorySchema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
}
