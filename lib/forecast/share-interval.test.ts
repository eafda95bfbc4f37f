import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareInterval } from './share-interval'

describe('shareInterval', () => {
  // R: prop.test(count, total, correct = FALSE)$conf.int
  it.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [50, 100, 0.4038, 0.5962],
    [10, 10, 0.7225, 1],
    [500, 1000, 0.4691, 0.5309],
  ])('%d of %d: between %f and %f', (count, total, low, high) => {
    const interval = shareInterval(count, total)
    expect(interval?.share).toBe(count / total)
    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  it.each([
    [0, 0],
    [1, NaN],
    [NaN, 10],
    [-1, 10],
  ])('%d of %d is no share', (count, total) => {
    expect(shareInterval(count, total)).toBeUndefined()
  })

  it('holds the share, stays within 0 and 1, and narrows with more requests', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(part, fc.double({ min: 1, max: 1e6, noNaN: true }), (share, total) => {
        const few = shareInterval(share * total, total)
        const many = shareInterval(share * total * 10, total * 10)
        expect.assert(few !== undefined && many !== undefined)
        expect(few.low).toBeGreaterThanOrEqual(0)
        expect(few.high).toBeLessThanOrEqual(1)
        expect(few.low).toBeLessThanOrEqual(few.share)
        expect(few.high).toBeGreaterThanOrEqual(few.share)
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-12)
      }),
    )
  })
})
