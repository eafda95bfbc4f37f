import 'server-only'
import type { PlannedQuery } from '@/lib/graph/query/plan-queries'
import type { QueryId } from '@/lib/graph/query/query-id'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import pLimit from 'p-limit'

export interface QueryFailure {
  readonly query: PlannedQuery
  readonly error: PharosError
}

export interface Answers<S> {
  readonly series: ReadonlyMap<QueryId, readonly S[]>
  readonly failures: readonly QueryFailure[]
  /** The store's own warnings, each once. */
  readonly warnings: readonly string[]
  /** The queries that recording rules answered. */
  readonly recorded: readonly QueryId[]
}

interface Vector<S> {
  readonly series: readonly S[]
  readonly warnings: readonly string[]
  readonly recorded?: true
}

type Ask<S> = (query: PlannedQuery, call: UpstreamCall) => Promise<Result<Vector<S>, PharosError>>

const QUERY_MS = milliseconds(QUERY_LIMITS.queryMs)

/** Sends the queries of one wave, a few at a time. One that fails costs only its own part. */
export async function sendQueries<S>(
  queries: readonly PlannedQuery[],
  signal: AbortSignal,
  ask: Ask<S>,
): Promise<Answers<S>> {
  const limit = pLimit(QUERY_LIMITS.parallel)
  const series = new Map<QueryId, readonly S[]>()
  const failures: QueryFailure[] = []
  const warnings = new Set<string>()
  const recorded: QueryId[] = []
  await limit.map(queries, async (query) => {
    const answer = await ask(query, { signal, timeoutMs: QUERY_MS })
    if (!answer.ok) {
      failures.push({ query, error: answer.error })
      return
    }
    series.set(query.id, answer.value.series)
    if (answer.value.recorded === true) recorded.push(query.id)
    for (const warning of answer.value.warnings) warnings.add(warning)
  })
  return { series, failures, warnings: [...warnings], recorded }
}

/** What is told of two waves of queries that belong to one answer. */
export function joinWaves(first: Answers<unknown>, second: Answers<unknown>): Omit<Answers<unknown>, 'series'> {
  return {
    failures: [...first.failures, ...second.failures],
    warnings: [...new Set([...first.warnings, ...second.warnings])],
    recorded: [...first.recorded, ...second.recorded],
  }
}

/** The first failure where every query that carries traffic failed. */
export function lostTraffic(
  queries: readonly PlannedQuery[],
  failures: readonly QueryFailure[],
): PharosError | undefined {
  const traffic = queries.filter(({ optional }) => !optional)
  const failed = failures.filter(({ query }) => !query.optional)
  return traffic.length > 0 && failed.length === traffic.length ? failed[0]?.error : undefined
}
