import type { ObjectStart, StartPlace } from '@/lib/config-objects/start/object-start'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<ObjectStart>((body) => Array.isArray(body.taken) && Array.isArray(body.callers))

/** What a new object of a kind begins with at a place. */
export function objectStartQuery(kind: ClusterKind, { namespace, workload, service }: StartPlace) {
  const query = new URLSearchParams({ namespace })
  if (workload !== null) query.set('workload', workload)
  else if (service !== null) query.set('service', service)
  return queryOptions({
    queryKey: ['object-start', kind, query.toString()],
    queryFn: ({ signal }) => getJson(`/api/config/new/${encodeURIComponent(kind)}`, { query, signal, read }),
    // What is being written does not change under the hand.
    staleTime: Infinity,
    meta: { awaited: 'details' },
  })
}
