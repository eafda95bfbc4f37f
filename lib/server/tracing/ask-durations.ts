import 'server-only'
import { METRICS } from '@/lib/graph/query/query-id'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { milliseconds, type UnixSeconds } from '@/lib/std/units'
import { type DurationScope, planDurations } from '@/lib/tracing/plan-durations'
import type { DurationAnswer } from '@/lib/tracing/usual-durations'

const TIMEOUT_MS = milliseconds(QUERY_LIMITS.queryMs)

interface AskedDurations extends Omit<DurationScope, 'native'> {
  readonly at: UnixSeconds
}

/**
 * How long requests took before a moment, by rank and side: a constant number of queries.
 *
 * @returns undefined where the store has no durations by which that could be told.
 * @throws PharosError the metric store's failure, also where there is none.
 */
export async function askDurations(
  ranks: readonly number[],
  { at, ...scope }: AskedDurations,
  signal: AbortSignal,
): Promise<readonly DurationAnswer[] | undefined> {
  const store = requireMetricStore()
  const told = await getCapabilities()
  const known = new Set(told?.istioMetrics)
  const classic = known.size === 0 || known.has(METRICS['duration-bucket'])
  if (!classic && told?.nativeDuration !== true) return undefined
  if (scope.workloads.length === 0) return []
  const questions = planDurations(ranks, { ...scope, native: !classic })
  return Promise.all(
    questions.map(async ({ side, rank, expression }) => {
      const answer = orThrow(await store.instant(expression, at, { signal, timeoutMs: TIMEOUT_MS }))
      return { side, rank, series: answer.series }
    }),
  )
}
