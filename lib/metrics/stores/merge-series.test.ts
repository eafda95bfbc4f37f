import type { InstantSeries, RangeSeries } from '@/lib/ports/metric-store'
import { unixSeconds } from '@/lib/std/units'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeInstant, mergeRange } from './merge-series'
import { mergeWay } from './merge-way'

const one = (value: number, labels: Readonly<Record<string, string>> = { app: 'cart' }): InstantSeries => ({
  labels,
  value,
})
const line = (...points: readonly (readonly [number, number])[]): RangeSeries => ({
  labels: { app: 'cart' },
  points: points.map(([at, value]) => [unixSeconds(at), value]),
})

describe('answers of several stores to an instant query', () => {
  it('of stores with different proxies are added, by identity', () => {
    const merged = mergeInstant(
      [
        { group: 0, series: [one(1), one(5, { app: 'pay' })] },
        { group: 1, series: [one(2)] },
      ],
      'add',
    )
    expect(merged).toEqual({ series: [one(3), one(5, { app: 'pay' })], inexact: 0 })
  })

  it('of replicas are not added: the one that saw more counts', () => {
    const answers = [
      { group: 0, series: [one(10)] },
      { group: 0, series: [one(9)] },
      { group: 1, series: [one(1)] },
    ]
    expect(mergeInstant(answers, 'add').series).toEqual([one(11)])
  })

  it('that nothing exact can be made of are counted as such', () => {
    const answers = [
      { group: 0, series: [one(10)] },
      { group: 1, series: [one(30), one(1, { app: 'pay' })] },
    ]
    expect(mergeInstant(answers, 'larger-inexact')).toEqual({ series: [one(30), one(1, { app: 'pay' })], inexact: 1 })
  })

  it('order of labels does not make another identity, and a value that is no number gives way', () => {
    const answers = [
      { group: 0, series: [one(Number.NaN, { a: '1', b: '2' })] },
      { group: 0, series: [one(3, { b: '2', a: '1' })] },
    ]
    expect(mergeInstant(answers, 'larger').series.map(({ value }) => value)).toEqual([3])
  })

  it('lose nothing: sums over all series stay, however the series are spread', () => {
    const spread = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 100 })),
    )
    fc.assert(
      fc.property(spread, (parts) => {
        const answers = parts.map(([, app, value], group) => ({ group, series: [one(value, { app })] }))
        const total = mergeInstant(answers, 'add').series.reduce((sum, { value }) => sum + value, 0)
        expect(total).toBe(parts.reduce((sum, [, , value]) => sum + value, 0))
      }),
    )
  })
})

describe('answers of several stores to a range query', () => {
  it('are added moment by moment, and a gap of one is no gap', () => {
    const answers = [
      { group: 0, series: [line([10, 1], [30, 1])] },
      { group: 1, series: [line([10, 2], [20, 2])] },
    ]
    expect(mergeRange(answers, 'add').series).toEqual([line([10, 3], [20, 2], [30, 1])])
  })

  it('of replicas fill each other’s gaps', () => {
    const answers = [
      { group: 0, series: [line([10, 1], [30, 1])] },
      { group: 0, series: [line([10, 1], [20, 1])] },
    ]
    expect(mergeRange(answers, 'add').series).toEqual([line([10, 1], [20, 1], [30, 1])])
  })
})

describe('how values are put together', () => {
  const selector = { kind: 'selector', metric: 'm', matchers: [] } as const
  const sum = { kind: 'aggregate', operator: 'sum', by: [], of: selector } as const
  const number = { kind: 'number', value: 2 } as const

  it.each([
    ['sums are added', sum, 'add'],
    ['either of two sums is added', { kind: 'binary', operator: 'or', left: sum, right: sum }, 'add'],
    ['a threshold changes nothing', { kind: 'binary', operator: '>', left: sum, right: number }, 'add'],
    ['nor does a factor', { kind: 'binary', operator: '*', left: sum, right: number }, 'add'],
    ['of greatest values the greatest', { ...sum, operator: 'max' }, 'larger'],
    ['of plain series the larger', selector, 'larger'],
    ['a ratio is not exact', { kind: 'binary', operator: '/', left: sum, right: sum }, 'larger-inexact'],
    ['nor is a quantile', { kind: 'call', name: 'histogram_quantile', args: [number, sum] }, 'larger-inexact'],
  ] as const)('%s', (_, expression, way) => {
    expect(mergeWay(expression)).toBe(way)
  })
})
