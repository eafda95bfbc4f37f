import type {
  TraceAnswer,
  TraceOperationsAnswer,
  TracesAnswer,
  TraceServicesAnswer,
  UsualDurationsAnswer,
} from '@/lib/tracing/answers'
import { workloadsAsked } from '@/lib/tracing/workloads-asked'
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query'
import { getJson } from './get-json'
import { trustAnswer } from './trust-answer'

const readTraces = trustAnswer<TracesAnswer>((body) => Array.isArray(body.traces))
const readTrace = trustAnswer<TraceAnswer>((body) => typeof body.trace === 'object' && Array.isArray(body.workloads))
const readServices = trustAnswer<TraceServicesAnswer>((body) => Array.isArray(body.services))
const readUsual = trustAnswer<UsualDurationsAnswer>((body) => Array.isArray(body.durations) || body.durations === null)
const readOperations = trustAnswer<TraceOperationsAnswer>((body) => Array.isArray(body.operations))

/** Found traces: the parameters of `GET /api/traces`. */
export function tracesQuery(query: URLSearchParams) {
  return queryOptions({
    queryKey: ['traces', query.toString()],
    queryFn: ({ signal }) => getJson('/api/traces', { query, signal, read: readTraces }),
    placeholderData: keepPreviousData,
    meta: { awaited: 'traces', refreshes: true },
  })
}

/** One trace. It hardly changes: spans that come late are seen by asking again. */
export function traceQuery(id: string) {
  return queryOptions({
    queryKey: ['trace', id],
    queryFn: ({ signal }) => getJson(`/api/traces/${encodeURIComponent(id)}`, { signal, read: readTrace }),
    structuralSharing: false,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    meta: { awaited: 'traces', refreshes: true },
  })
}

/** The services of the trace store, or why there is none. */
export function traceServicesQuery() {
  return queryOptions({
    queryKey: ['trace-services'],
    queryFn: ({ signal }) => getJson('/api/traces/services', { signal, read: readServices }),
    staleTime: 30_000,
    meta: { refreshes: true },
  })
}

/** The operations of a service; not asked without one. */
export function traceOperationsQuery(service: string | null) {
  return queryOptions({
    queryKey: ['trace-operations', service],
    queryFn:
      service === null
        ? skipToken
        : ({ signal }) => {
            const query = new URLSearchParams({ service })
            return getJson('/api/traces/operations', { query, signal, read: readOperations })
          },
    staleTime: 60_000,
  })
}

/** What requests of a trace's workloads usually take; not asked where no workload is known. @param atUs end of the trace. */
export function usualDurationsQuery(workloads: TraceAnswer['workloads'], atUs: number) {
  const names = workloadsAsked(workloads)
  const at = String(Math.ceil(atUs / 1e6))
  return queryOptions({
    queryKey: ['usual-durations', names, at],
    queryFn:
      names === ''
        ? skipToken
        : ({ signal }) => {
            const query = new URLSearchParams({ workloads: names, at })
            return getJson('/api/traces/usual', { query, signal, read: readUsual })
          },
    staleTime: Infinity,
    retry: false,
  })
}
