import { planQueries } from '@/lib/graph/query/plan-queries'
import { METRICS, NATIVE_DURATION_METRIC } from '@/lib/graph/query/query-id'
import { sumOfRates } from '@/lib/graph/query/sum-of-rates'
import { SKIPPED_BOUNDS } from '@/lib/graph/query/plan-latency'
import { meshFacts } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import type { PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RECORDED_METRICS, recordOf } from './recorded-metrics'
import { recordedWindow, toRecorded } from './to-recorded'

const HOURS = 3600
const REQUESTS = METRICS.requests
const EVALUATIONS = new Map(RECORDED_METRICS.map(({ metric }) => [metric, 360]))

const selector = {
  kind: 'selector',
  metric: REQUESTS,
  matchers: [{ label: 'reporter', operator: '=', value: 'source' }],
  rangeSeconds: 6 * HOURS,
} as const

const sumOver = (
  range: Partial<Extract<PromExpression, { kind: 'selector' }>> = {},
  aggregate: Partial<Pick<Extract<PromExpression, { kind: 'aggregate' }>, 'operator' | 'by'>> = {},
  name: 'rate' | 'increase' = 'rate',
): PromExpression => ({
  kind: 'aggregate',
  operator: 'sum',
  by: ['source_workload'],
  ...aggregate,
  of: { kind: 'call', name, args: [{ ...selector, ...range }] },
})

const unknownLabel = { label: 'request_operation', operator: '=', value: 'x' } as const
const both = (right: PromExpression): PromExpression => ({ kind: 'binary', operator: 'or', left: sumOver(), right })

describe('toRecorded', () => {
  it('asks for the mean of the recorded rates', () => {
    const query = sumOfRates({
      metric: REQUESTS,
      by: ['reporter', 'source_workload'],
      branches: [[{ label: 'source_workload_namespace', operator: '=~', value: 'shop' }], []],
      rangeSeconds: 6 * HOURS,
      keepZero: false,
    })
    const recorded = toRecorded(query, new Map([[REQUESTS, 359]]))
    expect(recorded && printExpression(recorded)).toBe(
      '((sum by (reporter, source_workload) (sum_over_time(pharos:istio_requests_total:rate{source_workload_namespace=~"shop"}[21600s])) / 359)' +
        ' or (sum by (reporter, source_workload) (sum_over_time(pharos:istio_requests_total:rate[21600s])) / 359)) > 0',
    )
  })

  it.each([
    ['a short window', sumOver({ rangeSeconds: 2 * HOURS })],
    ['a window that is no multiple of the interval', sumOver({ rangeSeconds: 6 * HOURS + 30 })],
    ['another moment', sumOver({ atSeconds: 1_700_000_000 })],
    ['an offset', sumOver({ offsetSeconds: 60 })],
    ['a condition on a label that is not kept', sumOver({ matchers: [unknownLabel] })],
    ['a condition on the name', sumOver({ metric: null, matchers: [{ ...unknownLabel, label: '__name__' }] })],
    ['a group by a label that is not kept', sumOver({}, { by: ['reporter', 'request_operation'] })],
    ['another aggregate', sumOver({}, { operator: 'max' })],
    ['another function', sumOver({}, {}, 'increase')],
    ['a metric that is not kept', sumOver({ metric: 'istio_requests' })],
    ['native histograms', sumOver({ metric: NATIVE_DURATION_METRIC })],
    ['all buckets, of which some are not kept', sumOver({ metric: METRICS['duration-bucket'] })],
    ['what is no sum of rates', selector],
    ['windows of two lengths', both(sumOver({ rangeSeconds: 3 * HOURS }))],
    ['a part that is not kept', both(sumOver({ matchers: [unknownLabel] }))],
    ['a part that is no sum of rates', both(selector)],
    ['a quantile', { kind: 'call', name: 'histogram_quantile', args: [{ kind: 'number', value: 0.9 }, sumOver()] }],
    ['a number', { kind: 'number', value: 1 }],
  ] satisfies [string, PromExpression][])('leaves %s alone', (_, expression) => {
    expect(recordedWindow(expression)).toBeUndefined()
    expect(toRecorded(expression, EVALUATIONS)).toBeUndefined()
  })

  it('leaves what was not recorded throughout alone', () => {
    expect(recordedWindow(sumOver())).toBe(6 * HOURS)
    expect(toRecorded(sumOver(), new Map([[METRICS['tcp-sent'], 360]]))).toBeUndefined()
  })

  it('takes buckets without those that are not kept', () => {
    expect(recordedWindow(sumOver({ metric: METRICS['duration-bucket'], matchers: [SKIPPED_BOUNDS] }))).toBe(6 * HOURS)
  })

  it('takes every query of a graph over a long window, but for an unusual label', () => {
    const on = { http: 'requests', grpc: 'total', tcp: 'total', latency: 'p95', throughput: 'request' } as const
    const windows = (part: Parameters<typeof graphRequest>[0]) =>
      planQueries(graphRequest({ ...on, ...part }), meshFacts()).queries.map(({ expression }) => recordedWindow(expression)) // prettier-ignore
    expect(new Set(windows({ durationSeconds: 24 * HOURS }))).toEqual(new Set([24 * HOURS]))
    expect(windows({ durationSeconds: 24 * HOURS, operations: 'request_operation' })[0]).toBeUndefined()
    expect(new Set(windows({ durationSeconds: HOURS }))).toEqual(new Set([undefined]))
  })

  it('never changes what is asked: put back, every answer’s question is the one that was asked', () => {
    fc.assert(
      fc.property(anyExpression, (expression) => {
        const recorded = toRecorded(expression, EVALUATIONS)
        if (recorded === undefined) return
        expect(putBack(recorded)).toEqual(expression)
        for (const sum of sumsOf(expression)) {
          const kept = RECORDED_METRICS.find(({ metric }) => metric === sum.metric)
          expect(kept?.labels).toEqual(expect.arrayContaining([...sum.labels]))
          expect(sum.rangeSeconds).toBeGreaterThanOrEqual(3 * HOURS)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('is tried on questions of both kinds', () => {
    const kinds = fc.sample(anyExpression, 2_000).map((expression) => recordedWindow(expression) !== undefined)
    expect(new Set(kinds)).toEqual(new Set([true, false]))
  })
})

const labels = fc.constantFrom('reporter', 'source_workload', 'destination_service', 'request_protocol', 'pod', 'le')
const anySum = fc
  .record({
    metric: fc.constantFrom(REQUESTS, METRICS['tcp-sent'], METRICS['duration-bucket'], 'istio_build'),
    matchers: fc.array(
      fc.oneof(
        fc.constant(SKIPPED_BOUNDS),
        fc.record({ label: labels, operator: fc.constantFrom('=', '!~'), value: fc.string() }),
      ),
      { maxLength: 3 },
    ),
    rangeSeconds: fc.constantFrom(300, 3 * HOURS, 3 * HOURS, 24 * HOURS, 3 * HOURS + 1),
    by: fc.array(labels, { maxLength: 3 }),
    operator: fc.constantFrom('sum', 'sum', 'sum', 'count'),
    name: fc.constantFrom('rate', 'rate', 'rate', 'increase'),
  })
  .map(({ metric, matchers, rangeSeconds, by, operator, name }): PromExpression => {
    const range: PromExpression = { kind: 'selector', metric, matchers, rangeSeconds }
    return { kind: 'aggregate', operator, by, of: { kind: 'call', name, args: [range] } }
  })
const { anyExpression } = fc.letrec<{ anyExpression: PromExpression }>((tie) => ({
  anyExpression: fc.oneof(
    { maxDepth: 3 },
    anySum,
    fc.record({ kind: fc.constant('number'), value: fc.double() }),
    fc.record({
      kind: fc.constant('binary'),
      operator: fc.constantFrom('or', '>', '/', '+'),
      left: tie('anyExpression'),
      right: tie('anyExpression'),
    }),
  ),
}))

/** Undoes what `toRecorded` does. */
function putBack(expression: PromExpression): PromExpression {
  if (expression.kind !== 'binary') return expression
  const { left, right } = expression
  if (left.kind === 'aggregate' && left.of.kind === 'call' && left.of.name === 'sum_over_time') {
    expect(right).toEqual({ kind: 'number', value: 360 })
    const [range] = left.of.args
    if (range?.kind !== 'selector') throw new Error('no range')
    const metric = RECORDED_METRICS.find((one) => recordOf(one.metric) === range.metric)?.metric ?? null
    return { ...left, of: { kind: 'call', name: 'rate', args: [{ ...range, metric }] } }
  }
  return { ...expression, left: putBack(left), right: putBack(right) }
}

function sumsOf(expression: PromExpression) {
  const found: { metric: string | null; labels: readonly string[]; rangeSeconds: number | undefined }[] = []
  const visit = (one: PromExpression, by: readonly string[]): void => {
    if (one.kind === 'aggregate') visit(one.of, one.by)
    if (one.kind === 'call') for (const argument of one.args) visit(argument, by)
    if (one.kind === 'binary') for (const side of [one.left, one.right]) visit(side, by)
    if (one.kind === 'selector') {
      const { metric, matchers, rangeSeconds } = one
      found.push({ metric, labels: [...by, ...matchers.map(({ label }) => label)], rangeSeconds })
    }
  }
  visit(expression, [])
  return found
}
