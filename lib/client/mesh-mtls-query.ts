import type { CoverageAnswer } from '@/lib/coverage/model'
import type { MeshView } from '@/lib/url/mesh-view'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<CoverageAnswer>((body) => Array.isArray(body.namespaces) && typeof body.total === 'object')

/** How much of the traffic of a window is secured. */
export function meshMtlsQuery({ duration, at }: Pick<MeshView, 'duration' | 'at'>) {
  const query = new URLSearchParams({ duration: `${duration}s` })
  if (at !== null) query.set('at', String(at))
  return queryOptions({
    queryKey: ['mesh-mtls', query.toString()],
    queryFn: ({ signal }) => getJson('/api/mesh/mtls', { query, signal, read }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'graph', refreshes: true },
  })
}
