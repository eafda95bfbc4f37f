import type { ThingRef } from '@/lib/mesh/thing-ref'
import { thingPath } from '@/lib/url/details-view'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServiceRouting>((body) => Array.isArray(body.objects) && Array.isArray(body.services))

/** What routes a service today, with the exact texts of the objects. */
export function routingQuery({ namespace, name }: Pick<ThingRef, 'namespace' | 'name'>, cluster: string | null) {
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  const path = `/api/${thingPath({ kind: 'service', namespace, name }).slice(1)}/routing` as const
  return queryOptions({
    queryKey: ['routing', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
