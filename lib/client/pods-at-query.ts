import type { PodAt } from '@/lib/mesh/pods-at'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<{ readonly pods: readonly PodAt[] }>((body) => Array.isArray(body.pods))

/** Whose addresses these are. */
export function podsAtQuery(addresses: readonly string[]) {
  return queryOptions({
    queryKey: ['pods-at', addresses],
    queryFn: ({ signal }) =>
      getJson('/api/pods', { query: new URLSearchParams({ addresses: addresses.join(',') }), signal, read }),
    enabled: addresses.length > 0,
    staleTime: 60_000,
  })
}
