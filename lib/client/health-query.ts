import { formatDuration } from '@/lib/time/duration'
import type { HealthAnswer } from '@/lib/url/api-types'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<HealthAnswer>((body) => typeof body.health === 'object' && body.health !== null)

export interface HealthQuestion {
  readonly duration: number
  readonly at: number | null
}

/** How the things of a namespace are, over a window. */
export function healthQuery(namespace: string, { duration, at }: HealthQuestion) {
  const query = new URLSearchParams({ namespaces: namespace, duration: formatDuration(duration) })
  if (at !== null) query.set('at', String(at))
  return queryOptions({
    queryKey: ['health', query.toString()],
    queryFn: ({ signal }) => getJson('/api/health', { query, signal, read }),
    meta: { awaited: 'health', refreshes: true },
  })
}
