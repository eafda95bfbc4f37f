import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ElementHistory, elementHistorySchema, type HistorySeries } from './element-history'
import { toTimeChart } from './time-chart'

const START = Date.parse('2026-01-01T00:00:00Z') / 1000

function history(count: number, series: readonly Partial<HistorySeries>[], stepSeconds = 10): ElementHistory {
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString()
  const times = Array.from({ length: count }, (_, i) => START + i * stepSeconds)
  return {
    now: iso(START + count * stepSeconds),
    from: iso(START),
    to: iso(START + (count - 1) * stepSeconds),
    stepSeconds,
    reason: null,
    series: series.map((one) => ({ name: 'requests', unit: 'req/s', direction: 'edge', times, values: [], ...one })),
  }
}

describe('a chart over time', () => {
  test('a missing sample is a gap, not 0', () => {
    const chart = toTimeChart(history(4, [{ values: [1, null, Number.NaN, 4] }]), 'edge', ['requests'])
    expect(chart?.lines[0]).toEqual({ name: 'requests', values: [1, null, null, 4], current: 4, low: 1, high: 4 })
  })

  test.each([
    [4, 5],
    [1, 1],
    [0.012, 0.015],
    [0, 1],
    [23, 30],
    [760, 1000],
  ])('an axis for %d ends at %d', (value, top) => {
    expect(toTimeChart(history(1, [{ values: [value] }]), 'edge', ['requests'])?.top).toBeCloseTo(top)
  })

  test('samples left out by the store leave gaps where they would stand', () => {
    const sparse = { times: [START, START + 30], values: [1, 2] }
    expect(toTimeChart(history(5, [sparse]), 'edge', ['requests'])?.lines[0]?.values).toEqual([1, null, null, 2, null])
  })

  test('samples outside of the window are dropped', () => {
    const outside = { times: [START - 60, START, START + 600], values: [9, 1, 9] }
    expect(toTimeChart(history(2, [outside]), 'edge', ['requests'])?.lines[0]?.values).toEqual([1, null])
  })

  test('traffic that ended has no current value', () => {
    const line = toTimeChart(history(4, [{ values: [3, 2, null, null] }]), 'edge', ['requests'])?.lines[0]
    expect(line).toMatchObject({ current: null, high: 3 })
  })

  test('a series without any value has neither low nor high', () => {
    const chart = toTimeChart(history(2, [{ values: [null, null] }]), 'edge', ['requests'])
    expect(chart).toMatchObject({ top: 1, lines: [{ current: null, low: null, high: null }] })
  })

  test('lines come in the asked order, of the asked direction and in one unit', () => {
    const answer = history(1, [
      { name: 'p99', unit: 'ms', values: [9] },
      { name: 'avg', unit: 'ms', values: [1] },
      { name: 'avg', unit: 'ms', direction: 'in', values: [5] },
      { name: 'requests', values: [7] },
    ])
    const chart = toTimeChart(answer, 'edge', ['avg', 'p99', 'requests'])
    expect(chart?.lines.map((line) => [line.name, line.current])).toEqual([
      ['avg', 1],
      ['p99', 9],
    ])
  })

  test('nothing asked for, nothing drawn', () => {
    expect(toTimeChart(history(3, [{ values: [1, 2, 3] }]), 'edge', ['bytes'])).toBeUndefined()
  })

  test.each([
    ['req/s', [5, 50]],
    ['ms', [9, 90]],
  ] as const)('merging keeps the mean of rates and the largest time: %s', (unit, [rate, other]) => {
    const values = Array.from({ length: 240 }, (_, i) => (i % 2 === 0 ? 1 : 9) * (i < 120 ? 1 : 10))
    const chart = toTimeChart(history(240, [{ unit, values }]), 'edge', ['requests'])
    expect(chart?.times).toHaveLength(120)
    expect([chart?.lines[0]?.values[0], chart?.lines[0]?.values[119]]).toEqual([rate, other])
  })

  test('there are never more than 120 points, and as many values as times', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 600 }), (count, step) => {
        const chart = toTimeChart(history(count, [{ values: Array<number>(count).fill(1) }], step), 'edge', [
          'requests',
        ])
        expect(chart?.times.length).toBeLessThanOrEqual(120)
        expect(chart?.lines[0]?.values).toHaveLength(chart?.times.length ?? -1)
      }),
    )
  })

  test.each(['not a date', '2025-01-01T00:00:00Z'])('a window that ends at %j has no points', (to) => {
    expect(toTimeChart({ ...history(3, [{ values: [1, 2, 3] }]), to }, 'edge', ['requests'])?.times).toEqual([])
  })
})

test('an answer of another shape is refused', () => {
  expect(elementHistorySchema.safeParse({ ...history(1, []), stepSeconds: 0 }).success).toBe(false)
  expect(elementHistorySchema.safeParse(history(1, [{ values: [null] }])).success).toBe(true)
})
