import type { ServicePeaks } from '@/lib/url/peaks-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServicePeaks>((body) => 'concurrentRequests' in body)

/** The highest of a day changes seldom. */
const EVERY_MS = 300_000

/** The highest load of a service today. */
export function peaksQuery(service: { readonly namespace: string; readonly name: string }, cluster: string | null) {
  const path =
    `/api/services/${encodeURIComponent(service.namespace)}/${encodeURIComponent(service.name)}/peaks` as const
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  return queryOptions({
    queryKey: ['peaks', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    staleTime: EVERY_MS,
    meta: { awaited: 'series' },
  })
}
