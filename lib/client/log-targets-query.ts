import type { LogTargets } from '@/lib/logs/log-targets'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const read = trustAnswer<LogTargets>((body) => Array.isArray(body.pods) && typeof body.partial === 'boolean')

/** The pods of a workload whose logs can be read. */
export function logTargetsQuery(namespace: string, workload: string) {
  return queryOptions({
    queryKey: ['log-targets', namespace, workload],
    queryFn: ({ signal }) =>
      getJson(`/api/logs/${encodeURIComponent(namespace)}`, {
        query: new URLSearchParams({ workload }),
        signal,
        read,
      }),
    refetchInterval: 15_000,
  })
}
