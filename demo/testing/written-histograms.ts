import { groupBy } from '@/lib/std/group-by'
import type { SeriesSource, StoredSeries } from '../series-source'
import type { WrittenHistogram, WrittenSeries } from './remote-write'

/** The classic histograms of a source as native ones with the same bounds, as a Prometheus 3 that converts what it scrapes has them. */
export function writtenHistograms(
  source: SeriesSource,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  metric: string,
): readonly WrittenSeries[] {
  const keyOf = ({ labels }: StoredSeries): string => {
    const { __name__: name, le, ...rest } = labels
    return JSON.stringify(Object.entries(rest).sort())
  }
  const runOf = (series: StoredSeries) => series.samples(fromMs, toMs)
  const sums = new Map(source.series(`${metric}_sum`).map((series) => [keyOf(series), runOf(series)]))
  const buckets = groupBy(source.series(`${metric}_bucket`), keyOf)
  return source
    .series(`${metric}_count`)
    .map((series): WrittenSeries => {
      const key = keyOf(series)
      const own = (buckets.get(key) ?? [])
        .map((bucket) => ({ bound: Number(bucket.labels.le?.replace('+Inf', 'Infinity')), run: runOf(bucket) }))
        .sort((a, b) => a.bound - b.bound)
      const bounds = own.map(({ bound }) => bound).filter(Number.isFinite)
      const { times, values } = runOf(series)
      const histograms = times.map((timeMs, place): WrittenHistogram => {
        let below = 0
        const counts = own.map(({ run }) => {
          const upTo = run.values[place] ?? below
          const inside = upTo - below
          below = upTo
          return inside
        })
        const sum = sums.get(key)?.values[place] ?? 0
        return { timeMs, count: values[place] ?? 0, sum, layout: { bounds }, positive: { first: 0, counts } }
      })
      return { labels: { ...series.labels, __name__: metric }, samples: [], histograms }
    })
    .filter(({ histograms = [] }) => histograms.length > 0)
}
