import type { HistoryName } from '@/lib/metrics/element-history'
import type { LabelSet, NativeHistogram, RangeSeries, RangeWindow } from '@/lib/ports/metric-store'
import { addDurations, type Duration, scaleDuration } from '../build/accumulator'
import { type GroupRates, readMeasured } from '../build/duration-table'
import { QUANTILES } from '../model'
import { quantileOf } from '../numbers/quantile'
import type { QueryId } from '../query/query-id'
import type { IdTable } from '../series/id-group'

interface LatencyContext {
  readonly ids: IdTable
  /** Which part of an identity's measurements counts, by the group's index. */
  readonly shares: ReadonlyMap<number, number>
  /** Values by step of every series, by its labels. */
  readonly pointsOf: ReadonlyMap<LabelSet, readonly (number | null)[]>
  /** Native histograms by step of the series that have some. */
  readonly histogramsOf: ReadonlyMap<LabelSet, ReadonlyMap<number, NativeHistogram>>
  /** Requests per second of every group, at the mean of the window. */
  readonly rates: GroupRates
  readonly window: RangeWindow
  readonly steps: number
}

type Answers = ReadonlyMap<QueryId, readonly RangeSeries[]>
type Latencies = readonly { readonly name: HistoryName; readonly values: readonly (number | null)[] }[]

/** Average and quantiles at every step, from the same merge as the edges of the graph (R5). Empty where nothing was measured. */
export function mergeLatencies(answers: Answers, context: LatencyContext): Latencies {
  const names: readonly HistoryName[] = ['avg', ...QUANTILES]
  const columns = Array.from({ length: context.steps }, (_, step) => latencyAt(step, answers, context))
  return names.flatMap((name) => {
    const values = columns.map((column) => column?.get(name) ?? null)
    return values.every((value) => value === null) ? [] : [{ name, values }]
  })
}

const MEASURED = ['duration-sum', 'duration-count', 'duration-native'] as const
const RANKS = { p50: 0.5, p95: 0.95, p99: 0.99 } as const

function latencyAt(step: number, answers: Answers, context: LatencyContext): ReadonlyMap<HistoryName, number> | null {
  const { ids, shares, window } = context
  const at = (id: QueryId) =>
    (answers.get(id) ?? []).flatMap(({ labels }) => {
      const value = context.pointsOf.get(labels)?.[step] ?? null
      const histogram = context.histogramsOf.get(labels)?.get(step)
      return value === null ? [] : [{ labels, value, ...(histogram && { histogram }) }]
    })
  const told = new Map(MEASURED.map((id) => [id, at(id)]))
  const { durations } = readMeasured(told, at('duration-bucket'), ids, context.rates)
  let merged: Duration | null = null
  for (const [index, share] of shares) {
    const own = durations.get(index)
    if (own === undefined) continue
    const part: Duration = share === 1 ? own : scaleDuration(own, share)
    merged = merged === null ? part : addDurations(merged, part)
  }
  if (merged === null || !(merged.count > 0)) return null
  const values = new Map<HistoryName, number>([['avg', merged.sum / merged.count]])
  for (const name of QUANTILES) {
    const { histogram, count } = merged
    const quantile = histogram === null ? null : quantileOf(histogram, RANKS[name], count * window.stepSeconds)
    if (quantile !== null) values.set(name, quantile.ms)
  }
  return values
}
