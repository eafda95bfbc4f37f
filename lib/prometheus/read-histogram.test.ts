import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHistogram } from './read-histogram'

describe('a native histogram', () => {
  test('is read with all four boundary rules, negative and zero buckets and infinite bounds', () => {
    const buckets = [
      [1, '-Inf', '-2', '1'],
      [1, '-2', '-1', '0.5'],
      [3, '-0.001', '0.001', '2'],
      [0, '0.001', '1', '1e-3'],
      [2, '1', '2', '4'],
      [0, '2', '+Inf', '.25'],
    ]
    expect(readHistogram({ count: '7.751', sum: '-3.5e+02', buckets })).toEqual({
      count: 7.751,
      sum: -350,
      buckets: [
        { low: -Infinity, high: -2, count: 1 },
        { low: -2, high: -1, count: 0.5 },
        { low: -0.001, high: 0.001, count: 2 },
        { low: 0.001, high: 1, count: 0.001 },
        { low: 1, high: 2, count: 4 },
        { low: 2, high: Infinity, count: 0.25 },
      ],
    })
  })

  test('without observations has no buckets', () => {
    expect(readHistogram({ count: '0', sum: '0' })).toEqual({ count: 0, sum: 0, buckets: [] })
  })

  test('keeps NaN, which is no count', () => {
    expect(readHistogram({ count: 'NaN', sum: 'NaN', buckets: [[0, '1', '2', 'NaN']] })).toEqual({
      count: NaN,
      sum: NaN,
      buckets: [{ low: 1, high: 2, count: NaN }],
    })
  })

  const good = { count: '1', sum: '1', buckets: [[0, '1', '2', '1']] }
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'count'],
    ['without a count', { ...good, count: undefined }],
    ['a count that is a number', { ...good, count: 1 }],
    ['a sum that is no number', { ...good, sum: '0x1' }],
    ['buckets that are no list', { ...good, buckets: {} }],
    ['a bucket that is no list', { ...good, buckets: [null] }],
    ['a bucket too short', { ...good, buckets: [[0, '1', '2']] }],
    ['a bucket too long', { ...good, buckets: [[0, '1', '2', '3', '4']] }],
    ['an unknown rule', { ...good, buckets: [[4, '1', '2', '1']] }],
    ['a rule that is a text', { ...good, buckets: [['0', '1', '2', '1']] }],
    ['bounds that are numbers', { ...good, buckets: [[0, 1, 2, '1']] }],
    ['bounds the wrong way round', { ...good, buckets: [[0, '2', '1', '1']] }],
    ['a bound that is NaN', { ...good, buckets: [[0, 'NaN', '1', '1']] }],
  ])('is refused when it is %s', (_title, wire) => {
    expect(readHistogram(wire)).toBeUndefined()
  })

  test('is read as it was written, whatever the numbers', () => {
    const text = (value: number): string => (Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf')
    const bucket = fc
      .tuple(fc.nat(3), fc.double({ noNaN: true }), fc.double({ noNaN: true }), fc.double({ noNaN: true }))
      .map(([rule, a, b, count]) => ({ rule, low: Math.min(a, b), high: Math.max(a, b), count }))
    fc.assert(
      fc.property(fc.array(bucket), fc.double({ noNaN: true }), (list, sum) => {
        const buckets = list.map(({ rule, low, high, count }) => [rule, text(low), text(high), text(count)])
        const read = readHistogram({ count: '1', sum: text(sum), buckets })
        const zero = (value: number): number => (value === 0 ? 0 : value)
        expect(read).toEqual({
          count: 1,
          sum: zero(sum),
          buckets: list.map(({ low, high, count }) => ({ low: zero(low), high: zero(high), count: zero(count) })),
        })
      }),
    )
  })

  test('no JSON makes it throw', () => {
    const bucket = fc.oneof(fc.jsonValue(), fc.tuple(fc.integer(), fc.string(), fc.string(), fc.string()))
    const number = fc.oneof(fc.string(), fc.double().map(String), fc.jsonValue())
    const near = fc.record({ count: number, sum: number, buckets: fc.oneof(fc.array(bucket), fc.jsonValue()) })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), near), (wire) => {
        const read = readHistogram(wire)
        for (const { low, high } of read?.buckets ?? []) expect(low <= high).toBe(true)
      }),
    )
  })
})
