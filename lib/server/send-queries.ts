import 'server-only'
import type { PlannedQuery } from '@/lib/graph/query/plan-queries'
import type { QueryId } from '@/lib/graph/query/query-id'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { InstantSeries, MetricStore } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import { milliseconds, type UnixSeconds } from '@/lib/std/units'
import pLimit from 'p-limit'

export interface QueryFailure {
  readonly query: PlannedQuery
  readonly error: PharosError
}

export interface Answers {
  readonly series: ReadonlyMap<QueryId, readonly InstantSeries[]>
  readonly failures: readonly QueryFailure[]
  /** The store's own warnings, each once. */
  readonly warnings: readonly string[]
}

const QUERY_MS = milliseconds(QUERY_LIMITS.queryMs)

/** Sends the queries of one wave, a few at a time. One that fails costs only its own part. */
export async function sendQueries(
  queries: readonly PlannedQuery[],
  { store, at, signal }: { readonly store: MetricStore; readonly at: UnixSeconds; readonly signal: AbortSignal },
): Promise<Answers> {
  const limit = pLimit(QUERY_LIMITS.parallel)
  const series = new Map<QueryId, readonly InstantSeries[]>()
  const failures: QueryFailure[] = []
  const warnings = new Set<string>()
  await limit.map(queries, async (query) => {
    const answer = await store.instant(query.expression, at, { signal, timeoutMs: QUERY_MS })
    if (!answer.ok) {
      failures.push({ query, error: answer.error })
      return
    }
    series.set(query.id, answer.value.series)
    for (const warning of answer.value.warnings) warnings.add(warning)
  })
  return { series, failures, warnings: [...warnings] }
}
