import 'server-only'
import type { MetricsAnswer } from '@/lib/metrics/things/metrics-answer'
import { type AskedCharts, askCharts, type ChartQueries } from '@/lib/server/metrics/ask-charts'
import { getMetricSource, requireMetricStore } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'

interface AskedPlan<P extends ChartQueries> extends Omit<AskedCharts<P>, 'failures'> {
  /** Every query was answered. */
  readonly complete: boolean
  readonly moments: Pick<MetricsAnswer, 'now' | 'from' | 'to' | 'stepSeconds' | 'rateSeconds'>
}

/**
 * As `askCharts`, of the installation's metric store.
 *
 * @throws PharosError the store's failure when none of the queries was answered.
 */
export async function askPlan<P extends ChartQueries>(
  plan: P,
  caller: AbortSignal,
  coarser?: (stepSeconds: number) => P,
): Promise<AskedPlan<P>> {
  const { failures, ...asked } = await askCharts(requireMetricStore(), { plan, coarser }, caller)
  const { from, to, stepSeconds, rateSeconds } = asked.plan.window
  const now = toIso(getMetricSource().clock.estimate())
  const moments = { now, from: toIso(from), to: toIso(to), stepSeconds, rateSeconds }
  return { ...asked, complete: failures.length === 0, moments }
}
