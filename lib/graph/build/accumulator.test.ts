import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Accumulator, openNumbers, scale, sumOf } from './accumulator'

const amount = fc.integer({ min: 0, max: 1000 })
const rates = fc
  .dictionary(fc.constantFrom('a', 'b', '__proto__'), amount)
  .map((record) => new Map(Object.entries(record)))
const duration = fc.record({
  sum: amount,
  count: amount,
  histogram: fc.option(amount.map((total) => ({ bounds: [10], cumulative: [total / 2], total }))),
})
const principals = fc.subarray(['p', 'q']).map((names) => new Set(names))
const plainNumbers = fc.record({
  rate: amount,
  bySource: amount,
  byWaypoint: amount,
  byDestination: amount,
  codes: fc
    .dictionary(fc.constantFrom('200', '503'), fc.record({ rate: amount, flags: rates, hosts: rates }))
    .map((record) => new Map(Object.entries(record))),
  server: fc.option(fc.record({ rate: amount, errorRate: amount, comparable: amount, duration: fc.option(duration) })),
  secured: amount,
  judged: amount,
  sourcePrincipals: principals,
  destinationPrincipals: principals,
  duration: fc.option(duration),
  throughput: fc.option(amount),
  overlap: fc.boolean(),
  mirrored: fc.boolean(),
  estimated: fc.boolean(),
  operations: fc.constant(null),
})
const numbers: fc.Arbitrary<Accumulator> = fc
  .tuple(plainNumbers, fc.option(fc.dictionary(fc.constantFrom('read', '__proto__'), plainNumbers, { minKeys: 1 })))
  .map(([plain, parts]) => ({ ...plain, operations: parts === null ? null : new Map(Object.entries(parts)) }))

describe('I3: accumulators', () => {
  it('add up in any order and in any grouping, and nothing changes nothing', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const sum = sumOf([a, b, c])
        expect(sumOf([c, a, b])).toEqual(sum)
        expect(sumOf([sumOf([a, b]), c])).toEqual(sum)
        expect(sumOf([a, openNumbers(), b, c])).toEqual(sum)
      }),
    )
  })

  it('scaled by two are the sum of themselves twice', () => {
    fc.assert(
      fc.property(numbers, (one) => {
        expect(scale(one, 2)).toEqual(sumOf([one, one]))
      }),
    )
  })

  it('a sum leaves its parts as they were', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const before = structuredClone(a)
        sumOf([a, b])
        expect(a).toEqual(before)
      }),
    )
  })
})
