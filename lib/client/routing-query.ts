import type { ServiceRouting } from '@/lib/url/routing-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ServiceRouting>((body) => Array.isArray(body.objects) && Array.isArray(body.services))

/** What routes a service today, with exact texts. */
export function routingQuery(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  cluster: string | null,
) {
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  const path = `/api/services/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/routing` as const
  return queryOptions({
    queryKey: ['routing', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
