import 'server-only'
import { QUERY_LIMITS } from '@/lib/graph/request/limits'
import type { MetricsPlan } from '@/lib/metrics/things/plan-metrics'
import type { QueryAnswer } from '@/lib/metrics/things/read-metrics'
import type { MetricStore } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import { milliseconds } from '@/lib/std/units'
import pLimit from 'p-limit'

const QUERY_MS = milliseconds(QUERY_LIMITS.queryMs)
/** How much longer the steps are where a store refuses the first ones for a limit of its own. */
const COARSER = 4

export type ChartQueries = Pick<MetricsPlan, 'queries' | 'window'>

export interface PlannedCharts<P extends ChartQueries> {
  readonly plan: P
  /** The same with steps of at least so many seconds; absent: there is no coarser one. */
  readonly coarser: ((stepSeconds: number) => P) | undefined
}

export interface AskedCharts<P extends ChartQueries> {
  /** That which was asked in the end. */
  readonly plan: P
  readonly answers: ReadonlyMap<string, QueryAnswer>
  readonly failures: readonly PharosError[]
}

/**
 * Sends the range queries of charts, a few at a time. Where a limit of the store refuses one, all are asked once more at a lower
 * resolution: charts of one page have the same moments. Other failures cost only their own part.
 *
 * @throws PharosError the store's failure where none of them was answered.
 */
export async function askCharts<P extends ChartQueries>(
  store: MetricStore,
  { plan, coarser }: PlannedCharts<P>,
  caller: AbortSignal,
): Promise<AskedCharts<P>> {
  const signal = AbortSignal.any([caller, AbortSignal.timeout(QUERY_LIMITS.graphMs)])
  const first = await ask(store, plan, signal)
  const refused = coarser !== undefined && first.failures.some(({ code }) => code === 'too_large')
  const asked = refused ? await ask(store, coarser(plan.window.stepSeconds * COARSER), signal) : first
  caller.throwIfAborted()
  const [failure] = asked.failures
  if (failure !== undefined && asked.failures.length === asked.plan.queries.size) throw failure
  return asked
}

async function ask<P extends ChartQueries>(store: MetricStore, plan: P, signal: AbortSignal): Promise<AskedCharts<P>> {
  const answers = new Map<string, QueryAnswer>()
  const failures: PharosError[] = []
  await pLimit(QUERY_LIMITS.parallel).map(plan.queries, async ([text, expression]) => {
    const answer = await store.range(expression, plan.window, { signal, timeoutMs: QUERY_MS })
    if (!answer.ok) failures.push(answer.error)
    answers.set(text, answer.ok ? { series: answer.value.series } : { failure: answer.error.message })
  })
  return { plan, answers, failures }
}
