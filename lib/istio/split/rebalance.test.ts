import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evenShares, rebalance, swapShares, toPercentages } from './rebalance'

const NONE: ReadonlySet<number> = new Set<number>()
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0)
const weights = () => fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 })
/** Percentages that add up to 100, some rows locked. */
const split = () =>
  fc
    .record({ weights: weights(), mask: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), at: fc.nat(7) })
    .map(({ weights: list, mask, at }) => ({
      percents: toPercentages(list),
      locked: new Set(list.flatMap((_, i) => (mask[i] === true ? [i] : []))),
      index: at % list.length,
    }))
    .filter(({ percents }) => sum(percents) === 100)

describe('shares as whole percentages', () => {
  test.each<[readonly number[], readonly number[]]>([
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [90, 10],
      [90, 10],
    ],
    [
      [900, 100],
      [90, 10],
    ],
    [
      [1, 2],
      [33, 67],
    ],
    [
      [0, 0],
      [0, 0],
    ],
    [[7], [100]],
  ])('%j are %j', (given, expected) => {
    expect(toPercentages(given)).toEqual(expected)
  })

  test('add up to 100, and are less than 1 beside what is exact', () => {
    fc.assert(
      fc.property(weights(), (list) => {
        const total = sum(list)
        fc.pre(total > 0)
        const percents = toPercentages(list)
        expect(sum(percents)).toBe(100)
        for (const [i, percent] of percents.entries()) {
          expect(Math.abs(percent - ((list[i] ?? 0) / total) * 100)).toBeLessThan(1)
        }
      }),
    )
  })
})

describe('setting a share', () => {
  test.each<[string, readonly number[], number, number, readonly number[], readonly number[]]>([
    ['takes from the other', [90, 10], 1, 50, [], [50, 50]],
    ['takes from the others in their proportion', [60, 30, 10], 2, 40, [], [40, 20, 40]],
    ['takes the largest remainder first', [50, 25, 25], 2, 26, [], [49, 25, 26]],
    ['gives equal parts to those that had nothing', [100, 0, 0], 0, 50, [], [50, 25, 25]],
    ['leaves locked rows', [60, 30, 10], 2, 40, [1], [30, 30, 40]],
    ['goes no further than the locked rows let it', [60, 30, 10], 2, 100, [1], [0, 30, 70]],
    ['has no choice where all others are locked', [60, 30, 10], 2, 40, [0, 1], [60, 30, 10]],
    ['does not set a locked row', [60, 40], 0, 10, [0], [60, 40]],
    ['keeps 0 as 0', [50, 50, 0], 0, 100, [], [100, 0, 0]],
    ['sets shares where there was none', [0, 0], 0, 30, [], [30, 70]],
    ['goes no lower than 0', [60, 40], 0, -5, [], [0, 100]],
  ])('%s', (_, ...[percents, index, percent, locked, expected]) => {
    expect(rebalance(percents, { index, percent, locked: new Set(locked) })).toEqual(expected)
  })

  test('keeps the sum at 100, every share whole and from 0 on, and locked rows as they are', () => {
    fc.assert(
      fc.property(split(), fc.integer({ min: -20, max: 120 }), ({ percents, locked, index }, percent) => {
        const after = rebalance(percents, { index, percent, locked })
        expect(sum(after)).toBe(100)
        expect(after.every((one) => Number.isInteger(one) && one >= 0)).toBe(true)
        const kept = (list: readonly number[]) => list.filter((_, i) => locked.has(i))
        expect(kept(after)).toEqual(kept(percents))
      }),
    )
  })

  test('to what it is changes nothing', () => {
    fc.assert(
      fc.property(split(), ({ percents, locked, index }) => {
        expect(rebalance(percents, { index, percent: percents[index] ?? 0, locked })).toEqual(percents)
      }),
    )
  })
})

describe('presets', () => {
  test('even shares leave locked rows', () => {
    expect(evenShares([90, 10, 0], NONE)).toEqual([34, 33, 33])
    expect(evenShares([90, 10, 0], new Set([1]))).toEqual([45, 10, 45])
  })

  test('a swap changes places with the largest other', () => {
    expect(swapShares([10, 90], 0, NONE)).toEqual([90, 10])
    expect(swapShares([10, 60, 30], 0, NONE)).toEqual([60, 10, 30])
    expect(swapShares([10, 60, 30], 0, new Set([1]))).toEqual([30, 60, 10])
    expect(swapShares([10, 90], 0, new Set([1]))).toBeUndefined()
    expect(swapShares([10, 90], 1, new Set([1]))).toBeUndefined()
    expect(swapShares([100], 0, NONE)).toBeUndefined()
  })

  test('even shares and swaps keep the sum', () => {
    fc.assert(
      fc.property(split(), ({ percents, locked, index }) => {
        expect(sum(evenShares(percents, locked))).toBe(100)
        expect(sum(swapShares(percents, index, locked) ?? percents)).toBe(100)
      }),
    )
  })
})
