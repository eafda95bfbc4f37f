import { fromNative } from '@/lib/graph/numbers/native-histogram'
import { quantileOf } from '@/lib/graph/numbers/quantile'
import { round } from '@/lib/graph/numbers/round'
import type { NativeHistogram, RangeSeries } from '@/lib/ports/metric-store'
import { QUANTILE_RANKS } from './charts'
import type { ChartWindow } from './chart-window'
import type { PlannedRead, SamplePick } from './plan-metrics'

/** The numbers of one series at the moments of the window. A moment without a sample, and what is no number, is null. */
export function readSeries(series: RangeSeries, { pick, factor }: PlannedRead, window: ChartWindow): (number | null)[] {
  const steps = Math.round((window.to - window.from) / window.stepSeconds) + 1
  const values = new Array<number | null>(steps).fill(null)
  const put = (at: number, value: number | null): void => {
    const step = Math.round((at - window.from) / window.stepSeconds)
    if (step < 0 || step >= steps || value === null || !Number.isFinite(value) || value < 0) return
    values[step] = round(value * factor)
  }
  if (pick === 'value') for (const [at, value] of series.points) put(at, value)
  else for (const [at, histogram] of series.histograms ?? []) put(at, numberOf(histogram, pick, window))
  return values
}

function numberOf(histogram: NativeHistogram, pick: Exclude<SamplePick, 'value'>, { rateSeconds }: ChartWindow) {
  if (pick === 'native-sum') return histogram.sum
  if (!(histogram.count > 0)) return null
  if (pick === 'native-average') return histogram.sum / histogram.count
  const read = fromNative(histogram)
  return read === undefined ? null : (quantileOf(read, QUANTILE_RANKS[pick], histogram.count * rateSeconds)?.ms ?? null)
}
