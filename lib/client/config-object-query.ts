import type { ConfigObjectAnswer } from '@/lib/config-objects/object-answer'
import { configPath, type ConfigRef } from '@/lib/url/config-view'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ConfigObjectAnswer>((body) => typeof body.text === 'string' && Array.isArray(body.pointsTo))

/** One object of Istio or the Gateway API as the API server holds it. */
export function configObjectQuery(object: ConfigRef, cluster: string | null) {
  const query = new URLSearchParams(cluster === null ? {} : { cluster })
  const path = `/api/${configPath(object).slice(1)}` as const
  return queryOptions({
    queryKey: ['config-object', path, query.toString()],
    queryFn: ({ signal }) => getJson(path, { query, signal, read }),
    meta: { awaited: 'details', refreshes: true },
  })
}
