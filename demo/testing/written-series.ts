import type { SeriesSource } from '../series-source'
import type { MemorySample } from './memory-series'
import type { WrittenSeries } from './remote-write'

/** What a source has after `fromMs` up to `toMs`, staleness marks included, of these metrics (names of series, not of families). */
export function writtenSeries(
  source: SeriesSource,
  { fromMs, toMs, metrics }: { readonly fromMs: number; readonly toMs: number; readonly metrics: readonly string[] },
): readonly WrittenSeries[] {
  return metrics
    .flatMap((metric) => source.series(metric))
    .map((series) => {
      const { times, values, stale } = series.samples(fromMs, toMs)
      const samples = [
        ...times.map((timeMs, i): MemorySample => [timeMs, values[i] ?? NaN]),
        ...stale.map((timeMs): MemorySample => [timeMs, 'stale']),
      ]
      return { labels: series.labels, samples: samples.sort(([a], [b]) => a - b) }
    })
    .filter(({ samples }) => samples.length > 0)
}
