import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ProxiesAnswer>((body) => Array.isArray(body.rows) && typeof body.sync === 'object')

/** Every proxy that the user may see. */
export function meshProxiesQuery() {
  return queryOptions({
    queryKey: ['mesh-proxies'],
    queryFn: ({ signal }) => getJson('/api/mesh/proxies', { signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
