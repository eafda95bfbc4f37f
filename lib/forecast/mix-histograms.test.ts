import { addHistograms, type Histogram } from '@/lib/graph/numbers/histogram'
import { fromNative } from '@/lib/graph/numbers/native-histogram'
import { quantileOf } from '@/lib/graph/numbers/quantile'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mixHistograms } from './mix-histograms'

const FAST: Histogram = { bounds: [10, 20], cumulative: [90, 100], total: 100 }
const SLOW: Histogram = { bounds: [100, 200], cumulative: [0, 4], total: 4 }

describe('mixHistograms', () => {
  it('takes shares, not counts: the slow version of which little was seen weighs as much', () => {
    const mixed = mixHistograms([
      { share: 0.5, durations: FAST },
      { share: 0.5, durations: SLOW },
    ])
    expect(mixed?.bounds).toEqual([10, 20, 100, 200])
    expect(mixed?.cumulative.map((count) => Math.round(count * 1000) / 1000)).toEqual([0.45, 0.5, 0.5, 1])
    expect(mixed?.total).toBeCloseTo(1)
  })

  it('has a quantile that no mean of quantiles gives', () => {
    const p95 = (histogram: Histogram | undefined) =>
      histogram === undefined ? undefined : quantileOf(histogram, 0.95, 1e9)?.ms
    const mixed = mixHistograms([
      { share: 0.96, durations: FAST },
      { share: 0.04, durations: SLOW },
    ])
    expect(p95(FAST)).toBe(15)
    expect(p95(SLOW)).toBe(195)
    // 0.9896 of the fast ones: their mean would be 22.2.
    expect(p95(mixed)).toBeCloseTo(18.96, 2)
  })

  it('mixes classic and native ones', () => {
    const native = fromNative({ buckets: [{ low: 8, high: 16, count: 1 }] })
    expect.assert(native !== undefined)
    const mixed = mixHistograms([
      { share: 1, durations: FAST },
      { share: 1, durations: native },
    ])
    expect(mixed?.bounds).toEqual([8, 10, 16, 20])
  })

  it.each([
    ['nothing', []],
    ['no share', [{ share: 0, durations: FAST }]],
    ['no observation', [{ share: 1, durations: { ...FAST, total: 0 } }]],
  ])('%s has no distribution', (_, parts) => {
    expect(mixHistograms(parts)).toBeUndefined()
  })

  it('is the sum where shares are those that were measured, and lies between its parts', () => {
    fc.assert(
      fc.property(anyHistogram, anyHistogram, (a, b) => {
        const mixed = mixHistograms([
          { share: a.total, durations: a },
          { share: b.total, durations: b },
        ])
        const sum = addHistograms(a, b)
        expect.assert(mixed !== undefined)
        for (const q of [0.5, 0.95, 0.99]) {
          const [ofMix, ofSum, ofA, ofB] = [mixed, sum, a, b].map((one) => quantileOf(one, q, 1e9)?.ms ?? -1)
          expect(ofMix).toBeCloseTo(ofSum ?? 0, 6)
          expect(ofMix).toBeGreaterThanOrEqual(Math.min(ofA ?? 0, ofB ?? 0) - 1e-6)
          expect(ofMix).toBeLessThanOrEqual(Math.max(ofA ?? 0, ofB ?? 0) + 1e-6)
        }
      }),
    )
  })
})

const anyHistogram = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 50 }), count: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((buckets): Histogram => {
    let [bound, total] = [0, 0]
    const steps = buckets.map(({ step, count }) => [(bound += step), (total += count)] as const)
    return { bounds: steps.map(([at]) => at), cumulative: steps.map(([, count]) => count), total }
  })
