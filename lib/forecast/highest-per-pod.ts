import { METRICS } from '@/lib/graph/query/query-id'
import type { RangeSeries, RangeWindow } from '@/lib/ports/metric-store'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { PromExpression } from '@/lib/promql/expression'
import { unixSeconds } from '@/lib/std/units'
import type { SplitService } from './split-services'

/** Each moment's rate is taken over one step, so that nothing falls between two; a thousand moments are a week. */
const STEP_SECONDS = 600
const WEEK_SECONDS = 7 * 86_400

/** One series a pod: whoever scrapes them tells targets apart by it. */
const POD_LABEL = 'instance'
const WORKLOAD_LABELS = ['destination_workload_namespace', 'destination_workload'] as const

/** A week, or as much of it as the store keeps. It ends on a whole step, so that questions in between are the same one. */
export function highestWindow(at: number, retentionSeconds: number | undefined): RangeWindow {
  const to = Math.floor(at / STEP_SECONDS) * STEP_SECONDS
  const back = Math.min(WEEK_SECONDS, Math.max(STEP_SECONDS, retentionSeconds ?? WEEK_SECONDS))
  const steps = Math.floor(back / STEP_SECONDS) - 1
  return { from: unixSeconds(to - steps * STEP_SECONDS), to: unixSeconds(to), stepSeconds: STEP_SECONDS }
}

/**
 * What the busiest pod of each workload got, as its own proxy counted, of all services. A store that does not tell targets apart has no
 * such series.
 *
 * @param workloads at least one
 */
export function highestQuery(
  workloads: readonly SplitService[],
  { stepSeconds }: Pick<RangeWindow, 'stepSeconds'>,
): PromExpression {
  const among = (read: (one: SplitService) => string): string =>
    [...new Set(workloads.map((one) => escapeRegex(read(one))))].sort().join('|')
  const range: PromExpression = {
    kind: 'selector',
    metric: METRICS.requests,
    matchers: [
      { label: 'reporter', operator: '=', value: 'destination' },
      { label: POD_LABEL, operator: '!=', value: '' },
      { label: WORKLOAD_LABELS[0], operator: '=~', value: among(({ namespace }) => namespace) },
      { label: WORKLOAD_LABELS[1], operator: '=~', value: among(({ name }) => name) },
    ],
    rangeSeconds: stepSeconds,
  }
  const rate: PromExpression = { kind: 'call', name: 'rate', args: [range] }
  const ofPods: PromExpression = { kind: 'aggregate', operator: 'sum', by: [...WORKLOAD_LABELS, POD_LABEL], of: rate }
  return { kind: 'aggregate', operator: 'max', by: WORKLOAD_LABELS, of: ofPods }
}

/** By `NAMESPACE/NAME`: the highest value of each series. */
export function readHighest(series: readonly RangeSeries[]): ReadonlyMap<string, number> {
  return new Map(
    series.flatMap(({ labels, points }) => {
      const values = points.map(([, value]) => value).filter((value) => Number.isFinite(value) && value >= 0)
      const key = `${labels[WORKLOAD_LABELS[0]] ?? ''}/${labels[WORKLOAD_LABELS[1]] ?? ''}`
      return values.length === 0 ? [] : [[key, values.reduce((max, value) => Math.max(max, value), 0)]]
    }),
  )
}
