import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { ServiceCallers } from '@/lib/url/callers-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { serviceQuestion } from './service-question'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServiceCallers>((body) => Array.isArray(body.retried))

/** Who calls a service changes seldom. */
const EVERY_MS = 300_000

/** The callers of a service that are retried themselves. */
export function callersQuery(service: Pick<ThingRef, 'namespace' | 'name'>, cluster: string | null) {
  const { path, query } = serviceQuestion(service, 'callers', cluster)
  return queryOptions({
    queryKey: ['callers', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    staleTime: EVERY_MS,
    meta: { awaited: 'series' },
  })
}
