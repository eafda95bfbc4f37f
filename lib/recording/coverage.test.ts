import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import { evaluationsQuery, readEvaluations, unrecordedQuery, WITNESS_QUERY } from './coverage'

const HOUR = 3600
const counted = (metric: string, value: number) => ({ labels: { metric, version: '1' }, value })

describe('questions about the rules', () => {
  it('are about the rules of this version', () => {
    expect(printExpression(WITNESS_QUERY)).toBe('pharos:recorded_series:count{version="1"}')
    expect(printExpression(evaluationsQuery(6 * HOUR))).toBe(
      'count_over_time(pharos:recorded_series:count{version="1"}[21600s])',
    )
  })

  it('carry the scope on both sides', () => {
    const text = printExpression(unrecordedQuery(), { scope: { mesh: 'blue' } })
    expect(text).toContain('rate(istio_requests_total{mesh="blue"}[300s] offset 300s)')
    expect(text).toContain('sum_over_time(pharos:istio_requests_total:rate{mesh="blue"}[600s])')
    expect(text).toMatch(/^count by \(\) \(\(sum by \(.*\) > 0\) unless sum by /)
  })
})

describe('readEvaluations', () => {
  it.each([
    ['every evaluation', 6 * HOUR, [360], 360],
    ['one more, on both ends', 6 * HOUR, [361], 361],
    ['a hundredth missing', 6 * HOUR, [357], 357],
    ['more than a hundredth missing', 6 * HOUR, [356], undefined],
    ['ten missing in a week', 168 * HOUR, [10_070], 10_070],
    ['eleven missing in a week', 168 * HOUR, [10_069], undefined],
    ['rules that are younger than the window', 6 * HOUR, [12], undefined],
    ['an interval that is not ours', 6 * HOUR, [1440], undefined],
    ['two servers that record', 6 * HOUR, [360, 359], 360],
    ['two servers of which one began late', 6 * HOUR, [360, 10], undefined],
    ['what is no number', 6 * HOUR, [NaN], undefined],
  ])('%s', (_, windowSeconds, values, expected) => {
    const read = readEvaluations(
      values.map((value) => counted('istio_requests_total', value)),
      windowSeconds,
    )
    expect(read.get('istio_requests_total')).toBe(expected)
  })

  it('keeps metrics apart', () => {
    const series = [counted('istio_requests_total', 360), counted('istio_tcp_sent_bytes_total', 100)]
    expect([...readEvaluations(series, 6 * HOUR)]).toEqual([['istio_requests_total', 360]])
  })
})
