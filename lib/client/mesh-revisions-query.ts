import type { RevisionsAnswer } from '@/lib/control-plane/revisions/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<RevisionsAnswer>((body) => Array.isArray(body.planes) && Array.isArray(body.lostTags))

/** Control planes and the namespaces that follow them. */
export function meshRevisionsQuery() {
  return queryOptions({
    queryKey: ['mesh-revisions'],
    queryFn: ({ signal }) => getJson('/api/mesh/revisions', { signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
