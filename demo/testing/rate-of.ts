import type { DemoClock } from '../clock'
import type { ModelSeries } from '../model/series'
import type { StoredSeries } from '../series-source'

/** Increase per second of all series of the metric that have these labels, over the last seconds before now. */
export type RateOf = (metric: string, labels: Readonly<Record<string, string>>, seconds?: number) => number

export function rateOf(series: ModelSeries, clock: DemoClock): RateOf {
  return (metric, labels, seconds = 60) => {
    const now = clock.now()
    const wanted = Object.entries(labels)
    return series
      .series(metric)
      .filter((one) => wanted.every(([name, value]) => one.labels[name] === value))
      .reduce((sum, one) => sum + increase(one, now - seconds * 1000, now) / seconds, 0)
  }
}

/** A series that begins inside the window began at 0. */
function increase(series: StoredSeries, fromMs: number, toMs: number): number {
  const { times, values } = series.samples(fromMs - 5000, toMs)
  const first = times[0] === fromMs ? (values[0] ?? 0) : 0
  return (values.at(-1) ?? 0) - first
}
