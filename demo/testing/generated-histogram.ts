import { generatedScrapes } from './generated-scrapes'
import { counter } from './generated-values'
import type { MemorySample } from './memory-series'
import type { WrittenSeries } from './remote-write'

/** The names of the services, some of which say what is odd about them. */
export const HISTOGRAMS = ['reviews', 'ratings', 'details', 'falling', 'negative', 'equal', 'late', 'open']
const BOUNDS = ['0.5', '1', '2.5', '5', '10', '+Inf']

/** Buckets of one set of scrapes with what goes wrong with them, `_sum` and `_count`. */
export function generatedHistogram(service: string, roll: () => number): WrittenSeries[] {
  const times = generatedScrapes(roll)
  const bounds =
    service === 'negative' ? ['-5', '-1', '0', '+Inf'] : service === 'equal' ? ['1', '1.0', '2', '+Inf'] : BOUNDS
  const own = service === 'open' ? bounds.slice(0, -1) : bounds
  const rises = own.map(() => Math.floor(roll() * 5))
  const flawed = roll() < 0.8 ? 0.2 : 0
  const count = counter(roll)
  let total = 0
  const counts = times.map(({ born }) => (total = count(total, born)))
  const bucketAt = (b: number, at: number): number => {
    const reached = rises.slice(0, b + 1).reduce((sum, rise) => sum + rise, 0)
    const value = (counts[at] ?? 0) * reached
    const flaw = roll()
    if (flaw > flawed) return value
    if (flaw > flawed * 0.6) return value * (1 + 1e-12 * (4 * roll() - 2))
    return flaw > flawed * 0.3 ? value * roll() : flaw > flawed * 0.15 ? NaN : 0
  }
  const series = (name: string, labels: Record<string, string>, value: (at: number) => number): WrittenSeries => {
    const late = service === 'late' ? Math.floor(roll() * times.length) : 0
    const missed = roll() < 0.3 ? 0.2 : 0
    return {
      labels: { __name__: `latency_${name}`, service, ...labels },
      samples: times.flatMap(({ timeMs, dropped }, at): MemorySample[] =>
        at < late || roll() < missed ? [] : [[timeMs, dropped ? 'stale' : value(at)]],
      ),
    }
  }
  return [
    ...own.map((le, b) => series('bucket', { le }, (at) => bucketAt(b, at))),
    series('sum', {}, (at) => (counts[at] ?? 0) * 3.7),
    series('count', {}, (at) => counts[at] ?? 0),
  ]
}
