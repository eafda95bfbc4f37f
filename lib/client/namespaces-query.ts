import type { NamespacesAnswer } from '@/lib/url/api-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

/** Until there are some, each may be the first. */
const NONE_YET_MS = 15_000

const read = trustAnswer<NamespacesAnswer>((body) => Array.isArray(body.namespaces))

/** The namespaces that the user may see. */
export function namespacesQuery() {
  return queryOptions({
    queryKey: ['namespaces'],
    queryFn: ({ signal }) => getJson('/api/namespaces', { signal, read }),
    staleTime: 30_000,
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.namespaces.length === 0 ? NONE_YET_MS : false,
  })
}
