import type { ThingRef } from '@/lib/mesh/thing-ref'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { serviceQuestion } from './service-question'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServiceRouting>((body) => Array.isArray(body.objects) && Array.isArray(body.services))

/** What routes a service today, with the exact texts of the objects. */
export function routingQuery(service: Pick<ThingRef, 'namespace' | 'name'>, cluster: string | null) {
  const { path, query } = serviceQuestion(service, 'routing', cluster)
  return queryOptions({
    queryKey: ['routing', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
