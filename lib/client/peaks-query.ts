import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { ServicePeaks } from '@/lib/url/peaks-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { serviceQuestion } from './service-question'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServicePeaks>((body) => 'concurrentRequests' in body)

/** The highest of a day changes seldom. */
const EVERY_MS = 300_000

/** The highest load of a service today. */
export function peaksQuery(service: Pick<ThingRef, 'namespace' | 'name'>, cluster: string | null) {
  const { path, query } = serviceQuestion(service, 'peaks', cluster)
  return queryOptions({
    queryKey: ['peaks', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    staleTime: EVERY_MS,
    meta: { awaited: 'series' },
  })
}
