import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ProxiesAnswer>((body) => Array.isArray(body.rows) && typeof body.sync === 'object')

/** Every proxy that the user may see. @param namespace null: of all */
export function meshProxiesQuery(namespace: string | null = null) {
  const query = new URLSearchParams(namespace === null ? {} : { namespace })
  return queryOptions({
    queryKey: ['mesh-proxies', query.toString()],
    queryFn: ({ signal }) => getJson('/api/mesh/proxies', { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
