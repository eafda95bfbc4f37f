import type { NativeBucket } from '@/lib/ports/metric-store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHistograms, type Histogram, scaleHistogram } from './histogram'
import { bucketGrowth, fromNative } from './native-histogram'
import { quantileOf } from './quantile'

const INF = Number.POSITIVE_INFINITY
const of = (...buckets: readonly (readonly [low: number, high: number, count: number])[]) => ({
  buckets: buckets.map(([low, high, count]): NativeBucket => ({ low, high, count })),
})

describe('fromNative', () => {
  it('keeps the gaps between buckets empty', () => {
    expect(fromNative(of([1, 2, 3], [4, 8, 1]))).toEqual({ bounds: [1, 2, 4, 8], cumulative: [0, 3, 3, 4], total: 4 })
  })

  it('counts what lies at or below zero for the shortest times', () => {
    expect(fromNative(of([-2, -1, 1], [-0.5, 0.5, 2], [0.5, 1, 4]))).toEqual({
      bounds: [0.5, 1],
      cumulative: [3, 7],
      total: 7,
    })
    expect(fromNative(of([-INF, 5, 2], [5, 10, 2]))).toEqual({ bounds: [5, 10], cumulative: [2, 4], total: 4 })
    expect(fromNative(of([-2, -1, 1], [1, 2, 1]))).toEqual({ bounds: [1, 2], cumulative: [1, 2], total: 2 })
  })

  it('has what lies beyond the last finite bound in the total only', () => {
    const read = fromNative(of([5, 10, 1], [10, INF, 3]))
    expect(read).toEqual({ bounds: [5, 10], cumulative: [0, 1], total: 4 })
    expect(read === undefined ? null : quantileOf(read, 0.95, 1000)).toMatchObject({ ms: 10, beyond: true })
    const slow = fromNative(of([10, INF, 3]))
    expect(slow === undefined ? null : quantileOf(slow, 0.5, 1000)).toMatchObject({ ms: 10, beyond: true })
  })

  it('leaves out counts that are none, and cuts buckets that overlap', () => {
    expect(fromNative(of([1, 2, NaN], [2, 4, -1], [4, 8, INF], [8, 16, 2]))).toEqual({
      bounds: [8, 16],
      cumulative: [0, 2],
      total: 2,
    })
    expect(fromNative(of([-4, 4, 2], [1, 2, 1], [2, 4, 1], [4, 8, 1]))?.cumulative).toEqual([0, 1, 4, 5])
  })

  it('is undefined without a finite bound above zero', () => {
    for (const none of [of(), of([-2, -1, 5]), of([-INF, INF, 1]), of([1, 2, 0])])
      expect(fromNative(none)).toBeUndefined()
  })

  it('gives bounds and counts that rise, whatever the buckets', () => {
    const bucket = fc
      .tuple(fc.double(), fc.double(), fc.double())
      .map(([a, b, count]): NativeBucket => ({ low: Math.min(a, b), high: Math.max(a, b), count }))
    fc.assert(
      fc.property(fc.array(bucket, { maxLength: 12 }), (buckets) => {
        const read = fromNative({ buckets })
        if (read === undefined) return
        for (const list of [read.bounds, read.cumulative]) {
          expect(list.every((value, i) => i === 0 || value >= (list[i - 1] ?? INF))).toBe(true)
        }
        expect(read.bounds.every((bound) => bound > 0 && Number.isFinite(bound))).toBe(true)
        expect(read.total).toBeGreaterThanOrEqual(read.cumulative.at(-1) ?? INF)
      }),
    )
  })
})

/** Buckets of schema 0 to 4 with whole counts, as a store answers them. */
const native: fc.Arbitrary<Histogram> = fc
  .record({
    schema: fc.integer({ min: 0, max: 4 }),
    counts: fc.uniqueArray(
      fc.record({ index: fc.integer({ min: -3, max: 40 }), count: fc.integer({ min: 1, max: 50 }) }),
      {
        selector: ({ index }) => index,
        minLength: 1,
      },
    ),
  })
  .map(({ schema, counts }) => {
    const growth = 2 ** (1 / 2 ** schema)
    const buckets = counts.map(({ index, count }) => ({ low: growth ** index, high: growth ** (index + 1), count }))
    return fromNative({ buckets })
  })
  .filter((read) => read !== undefined)
const classic: fc.Arbitrary<Histogram> = fc
  .array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
  .map((counts) => {
    let total = 0
    return { bounds: [5, 10, 25, 50], cumulative: counts.map((count) => (total += count)), total }
  })
const either = fc.oneof(native, classic)
const p95 = (histogram: Histogram): number => quantileOf(histogram, 0.95, 1000)?.ms ?? Number.NaN

describe('X10: native and classic durations merged', () => {
  it('do not depend on the order of merging', () => {
    fc.assert(
      fc.property(either, either, either, (a, b, c) => {
        const [first, second] = [addHistograms(addHistograms(a, b), c), addHistograms(c, addHistograms(b, a))]
        expect(first.bounds).toEqual(second.bounds)
        for (const [place, count] of first.cumulative.entries())
          expect(count).toBeCloseTo(second.cumulative[place] ?? 0, 6)
      }),
    )
  })

  it('of equal parts have the quantile of each', () => {
    fc.assert(
      fc.property(native, fc.integer({ min: 1, max: 9 }), (one, times) => {
        expect(p95(addHistograms(one, scaleHistogram(one, times))) / p95(one)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('have a quantile between those of the parts', () => {
    fc.assert(
      fc.property(native, classic, (a, b) => {
        fc.pre(b.total > 0)
        const merged = p95(addHistograms(a, b))
        expect(merged).toBeGreaterThanOrEqual(Math.min(p95(a), p95(b)) * (1 - 1e-9))
        expect(merged).toBeLessThanOrEqual(Math.max(p95(a), p95(b)) * (1 + 1e-9))
      }),
    )
  })
})

describe('bucketGrowth', () => {
  it.each([
    [0, 2],
    [3, 2 ** (1 / 8)],
    [8, 2 ** (1 / 256)],
    [-4, 2 ** 16],
  ])('of schema %i is a factor of %f', (schema, growth) => {
    const at = (index: number): [number, number, number] => [growth ** index, growth ** (index + 1), 1]
    expect(bucketGrowth(of([-0.001, 0.001, 5], at(-1), at(0), at(2)))).toBeCloseTo(growth, 9)
    expect(schema).toBeTypeOf('number')
  })

  it('is unknown where the proxy chose the bounds, and without buckets', () => {
    for (const none of [of(), of([-INF, 5, 1]), of([5, 10, 1]), of([0.5, 1, 1], [1, 5, 1]), of([10, INF, 1])])
      expect(bucketGrowth(none)).toBeUndefined()
  })
})
