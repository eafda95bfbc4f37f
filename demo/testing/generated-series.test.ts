import { describe, expect, it } from 'vitest'
import { generatedSeries } from './generated-series'
import type { MemorySample } from './memory-series'

const SERIES = generatedSeries(1)
const countOf = (holds: (samples: readonly MemorySample[]) => boolean): number =>
  SERIES.filter(({ samples }) => holds(samples)).length

describe('generatedSeries', () => {
  it('is the same for the same seed, and different for another', () => {
    expect(generatedSeries(1)).toEqual(SERIES)
    expect(generatedSeries(2)).not.toEqual(SERIES)
  })

  it('has each set of labels once, and ascending times', () => {
    const labels = SERIES.map((series) => JSON.stringify(Object.entries(series.labels).sort()))
    expect(new Set(labels).size).toBe(SERIES.length)
    const later = countOf((samples) => samples.every(([timeMs], i) => timeMs > (samples[i - 1]?.[0] ?? 0)))
    expect(later).toBe(SERIES.length)
  })

  const pairs = (samples: readonly MemorySample[]) => samples.slice(1).map((sample, i) => [samples[i], sample] as const)
  it.each<readonly [string, (samples: readonly MemorySample[]) => boolean]>([
    ['a single sample', (samples) => samples.length === 1],
    ['a mark at the end', (samples) => samples.at(-1)?.[1] === 'stale'],
    ['samples after a mark', (samples) => pairs(samples).some(([a, b]) => a?.[1] === 'stale' && b[1] !== 'stale')],
    ['a gap longer than the lookback', (samples) => pairs(samples).some(([a, b]) => b[0] - (a?.[0] ?? 0) > 300_000)],
    ['NaN', (samples) => samples.some(([, value]) => Number.isNaN(value))],
    ['an infinity', (samples) => samples.some(([, value]) => value === Infinity)],
    ['a beginning that is not zero', (samples) => samples[0]?.[1] !== 0],
    ['times off the second', (samples) => samples.some(([timeMs]) => timeMs % 1000 !== 0)],
    ['a fall', (samples) => pairs(samples).some(([a, b]) => Number(b[1]) < Number(a?.[1]))],
    ['huge values', (samples) => samples.some(([, value]) => Number(value) > 1e299)],
    ['tiny values', (samples) => samples.some(([, value]) => Number(value) > 0 && Number(value) < 1e-299)],
  ])('has series with %s', (_, holds) => {
    expect(countOf(holds)).toBeGreaterThan(0)
  })
})
