import { createDice } from '../random'
import type { SeriesLabels } from '../series-source'
import { generatedHistogram, HISTOGRAMS } from './generated-histogram'
import { generatedScrapes } from './generated-scrapes'
import { counter, extremes, type NextValue, valuesOf, withValues } from './generated-values'
import type { WrittenSeries } from './remote-write'
import { syntheticSeries } from './synthetic-series'

const COUNTERS = 60
/** Of values at the ends of the range of numbers the sum depends on the order, so only single series have them. */
const EXTREMES = 20

/**
 * The labels of the synthetic series, so that the same queries find them, with generated samples: every series has scrapes of its
 * own (regular, jittering, missed, dropped with a mark), is born and ends when it likes, with a mark or without, and may come
 * back; counters start anywhere and are reset, gauges may be NaN or infinite, buckets fall, lag and lack. Further series
 * without mates: `generated_total{case}`, and `extreme{case}` of huge and tiny values.
 */
export function generatedSeries(seed: number): readonly WrittenSeries[] {
  const dice = (name: string): (() => number) => createDice(seed, `generated/${name}`)
  const series = syntheticSeries().filter(({ labels }) => !/hostile|latency/.test(labels.__name__ ?? ''))
  const one = (labels: SeriesLabels, values: (roll: () => number) => NextValue): WrittenSeries => {
    const roll = dice(JSON.stringify(labels))
    return { labels, samples: withValues(generatedScrapes(roll), values(roll), roll) }
  }
  const alike = (name: string, count: number, values: (roll: () => number) => NextValue): WrittenSeries[] =>
    Array.from({ length: count }, (_, i) => one({ __name__: name, case: String(i) }, values))
  return [
    ...series.map(({ labels }) => one(labels, (roll) => valuesOf(labels.__name__ ?? '', roll))),
    ...HISTOGRAMS.flatMap((service) => generatedHistogram(service, dice(service))),
    ...alike('generated_total', COUNTERS, counter),
    ...alike('extreme', EXTREMES, extremes),
  ].filter(({ samples }) => samples.length > 0)
}
