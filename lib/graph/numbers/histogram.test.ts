import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHistograms, type Histogram, readHistogram, scaleHistogram } from './histogram'
import { quantileOf } from './quantile'

const BOUNDS = [5, 10, 25, 50, 100]

/** Counts per bucket, the last one over all bounds, at bounds of one's own. */
const histogram: fc.Arbitrary<Histogram> = fc
  .tuple(
    fc.subarray(BOUNDS, { minLength: 1 }),
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([bounds, counts]) => {
    let total = 0
    const cumulative = bounds.map((_, place) => (total += counts[place] ?? 0))
    return { bounds, cumulative, total: total + (counts[5] ?? 0) }
  })

const p95 = (of: Histogram): number | undefined => quantileOf(of, 0.95, 1000)?.ms

function expectSame(a: Histogram, b: Histogram): void {
  expect(a.bounds).toEqual(b.bounds)
  expect(a.total).toBeCloseTo(b.total, 9)
  for (const [place, count] of a.cumulative.entries()) expect(count).toBeCloseTo(b.cumulative[place] ?? Number.NaN, 9)
}

describe('X10: merged durations', () => {
  it('do not depend on the order of merging', () => {
    fc.assert(
      fc.property(histogram, histogram, histogram, (a, b, c) => {
        expectSame(addHistograms(a, b), addHistograms(b, a))
        expectSame(addHistograms(addHistograms(a, b), c), addHistograms(a, addHistograms(b, c)))
      }),
    )
  })

  it('of equal parts have the quantile of each', () => {
    fc.assert(
      fc.property(histogram, fc.integer({ min: 1, max: 9 }), (one, times) => {
        fc.pre(one.total > 0)
        expect(p95(addHistograms(one, scaleHistogram(one, times)))).toBeCloseTo(p95(one) ?? Number.NaN, 6)
      }),
    )
  })

  it('have a quantile between those of the parts', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        fc.pre(a.total > 0 && b.total > 0)
        // Beyond the last bound nobody knows, so such parts have no value to lie between.
        fc.pre(quantileOf(a, 0.95, 1000)?.beyond === false && quantileOf(b, 0.95, 1000)?.beyond === false)
        const [low, high] = [p95(a) ?? 0, p95(b) ?? 0].sort((x, y) => x - y)
        const merged = p95(addHistograms(a, b)) ?? Number.NaN
        expect(merged).toBeGreaterThanOrEqual((low ?? 0) - 1e-6)
        expect(merged).toBeLessThanOrEqual((high ?? 0) + 1e-6)
      }),
    )
  })
})

describe('R5: quantiles', () => {
  const even: Histogram = { bounds: [10, 20], cumulative: [50, 100], total: 100 }

  it.each([
    ['inside a bucket', even, 0.25, 5],
    ['at a bound', even, 0.5, 10],
    ['in the second bucket', even, 0.95, 19],
    ['with a bucket that seems to shrink', { bounds: [10, 20], cumulative: [60, 50], total: 100 }, 0.3, 5],
  ])('are linear %s', (_, of, q, ms) => {
    expect(quantileOf(of, q, 1000)?.ms).toBeCloseTo(ms, 9)
  })

  it('are beyond at or over the last finite bound', () => {
    expect(quantileOf({ bounds: [10], cumulative: [50], total: 100 }, 0.95, 100)).toMatchObject({
      ms: 10,
      beyond: true,
    })
    expect(quantileOf(even, 1, 100)).toMatchObject({ ms: 20, beyond: true })
  })

  it('have an interval that narrows with the number of requests', () => {
    const width = (requests: number): number => {
      const { low, high } = quantileOf(even, 0.5, requests) ?? { low: Number.NaN, high: Number.NaN }
      return high - low
    }
    expect(width(100)).toBeCloseTo(2 * 3 * Math.sqrt(0.25 / 25) * 20, 9)
    expect(width(10_000)).toBeLessThan(width(100) / 5)
    expect(quantileOf(even, 0.5, 1)).toMatchObject({ low: 0, high: 20 })
  })

  it('are null without observations', () => {
    expect(quantileOf({ bounds: [10], cumulative: [0], total: 0 }, 0.5, 100)).toBeNull()
  })
})

describe('readHistogram', () => {
  it('takes the bounds below the first present one for empty buckets', () => {
    const read = readHistogram(
      [
        { bound: 25, count: 4 },
        { bound: Number.POSITIVE_INFINITY, count: 5 },
      ],
      BOUNDS,
    )
    expect(read).toEqual({ bounds: [5, 10, 25], cumulative: [0, 0, 4], total: 5 })
  })

  it('adds series of the same bound', () => {
    expect(
      readHistogram(
        [
          { bound: 5, count: 1 },
          { bound: 5, count: 2 },
        ],
        [5],
      ),
    ).toEqual({
      bounds: [5],
      cumulative: [3],
      total: 3,
    })
  })

  it('is undefined without a finite bound', () => {
    expect(readHistogram([{ bound: Number.POSITIVE_INFINITY, count: 5 }], [])).toBeUndefined()
  })
})
