import type { InstantSeries } from '@/lib/ports/metric-store'
import { printExpression } from '@/lib/promql/print-expression'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { planElementHistory } from './history/plan-element-history'
import { toElementHistory } from './history/to-element-history'
import type { GraphRequest } from './model'
import { planLatency } from './query/plan-latency'
import { planQueries } from './query/plan-queries'
import type { QueryId } from './query/query-id'
import { readAnswers } from './read-answers'
import { draw, type Drawing, noteCodes } from './testing/draw'
import { meshFacts } from './testing/facts'
import { report } from './testing/report'
import { graphRequest } from './testing/request'

// Q17: durations as native histograms, alone and beside classic ones.

type Ends = readonly [string | null, string]
type Answers = NonNullable<Drawing['answers']>

const { telemetry } = meshFacts()
const CLASSIC = ['sum', 'count', 'bucket'].map((part) => `istio_request_duration_milliseconds_${part}`)
const NATIVE_ONLY = meshFacts({ telemetry: { ...telemetry, nativeDuration: true, missingMetrics: CLASSIC } })
const BOTH = meshFacts({ telemetry: { ...telemetry, nativeDuration: true } })
const ENDS: Ends = ['cart-v1', 'catalog-v1']

/** All durations in one bucket of schema 0, at `mean`. */
function native(count: number, [low, high]: readonly [number, number], ends: Ends = ENDS): InstantSeries {
  const { labels } = report('source', ends, 0)
  const mean = (low + high) / 2
  return { labels, value: count, histogram: { count, sum: count * mean, buckets: [{ low, high, count }] } }
}

function classic(count: number, [low, high]: readonly [number, number], ends: Ends = ENDS): Answers {
  const of = (value: number, labels = {}) => report('source', ends, value, labels)
  return {
    'duration-sum': [of((count * (low + high)) / 2)],
    'duration-count': [of(count)],
    'duration-bucket': [of(0, { le: String(low) }), of(count, { le: String(high) }), of(count, { le: '+Inf' })],
  }
}

function drawn(answers: Answers, part: Partial<GraphRequest> = {}, facts = BOTH) {
  const requests = [report('source', ENDS, 10)]
  return draw({ answers: { requests, ...answers }, request: { latency: 'p95', ...part }, facts })
}

describe('which queries are sent', () => {
  const ids = (part: Partial<GraphRequest>, facts = NATIVE_ONLY) =>
    planQueries(graphRequest({ tcp: 'none', ...part }), facts).queries.map(({ id }) => id)

  it('one in place of sums, counts and buckets where the store has native histograms only', () => {
    expect(ids({ latency: 'p95' })).toEqual(['requests', 'duration-native'])
    expect(ids({ latency: 'avg' })).toEqual(['requests', 'duration-native'])
    expect(ids({ latency: 'none' })).toEqual(['requests'])
    expect(ids({ latency: 'p95', http: 'none', grpc: 'sent' })).toEqual(['request-messages'])
  })

  it('names no metric missing that is not needed', () => {
    expect(planQueries(graphRequest({ latency: 'p95' }), NATIVE_ONLY).notes).toEqual([])
  })

  it('both kinds while the store has both', () => {
    expect(ids({ latency: 'p95' }, BOTH)).toEqual(['requests', 'duration-sum', 'duration-count', 'duration-native'])
  })

  it('is grouped as the sums are, of both sides, and never compared, which would drop histograms', () => {
    const { queries } = planQueries(graphRequest({ latency: 'p95', scope: { kind: 'mesh' } }), BOTH)
    const text = (id: string) => {
      const query = queries.find((one) => one.id === id)
      return query === undefined ? '' : printExpression(query.expression)
    }
    const sum = text('duration-sum').replace('_milliseconds_sum', '_milliseconds').replace(/ > 0$/, '')
    expect(text('duration-native')).toBe(sum)
  })

  it.each<[string, Answers, boolean]>([
    ['no classic ones were counted', { 'duration-native': [native(10, [64, 128])] }, false],
    [
      'the same requests are told twice',
      { ...classic(10, [50, 100]), 'duration-native': [native(10, [64, 128])] },
      false,
    ],
    ['some pods are classic', { ...classic(4, [50, 100]), 'duration-native': [native(6, [64, 128])] }, true],
    ['there are no native ones', { ...classic(10, [50, 100]), 'duration-native': [] }, true],
    ['the native query failed', classic(10, [50, 100]), true],
  ])('buckets of classic histograms are asked for as needed: %s', (_, answers, asked) => {
    const request = graphRequest({ latency: 'p95' })
    const plan = planQueries(request, BOTH)
    const given = new Map<QueryId, readonly InstantSeries[]>([['requests', [report('source', ENDS, 10)]]])
    for (const id of ['duration-sum', 'duration-count', 'duration-native'] as const) {
      const series = answers[id]
      if (series !== undefined) given.set(id, series)
    }
    expect(planLatency(readAnswers(plan, request, BOTH, given)) !== null).toBe(asked)
  })
})

describe('what is drawn', () => {
  it('average and quantiles of native histograms alone', () => {
    const graph = drawn({ 'duration-native': [native(10, [64, 128])] }, {}, NATIVE_ONLY)
    expect(graph.edges[0]?.latency).toMatchObject({
      avgMs: 96,
      requests: 6000,
      quantiles: { p50: { ms: 96, beyond: false }, p95: { ms: 124.8, beyond: false } },
    })
  })

  it('a note tells how fine the quantiles are, and none where only averages are shown', () => {
    const answers = { 'duration-native': [native(10, [64, 128])] }
    const note = drawn(answers, {}, NATIVE_ONLY).notes.find(({ code }) => code === 'native-resolution')
    expect(note?.text).toBe('Quantiles come from native histograms, whose buckets are up to 100% wide.')
    expect(noteCodes(drawn(answers, { latency: 'avg' }, NATIVE_ONLY))).not.toContain('native-resolution')
    const custom = { 'duration-native': [native(10, [50, 75])] }
    expect(noteCodes(drawn(custom, {}, NATIVE_ONLY))).not.toContain('native-resolution')
  })

  it('both kinds are added where they are of different requests', () => {
    const graph = drawn({ ...classic(5, [100, 200]), 'duration-native': [native(5, [512, 1024])] })
    expect(graph.edges[0]?.latency).toMatchObject({ avgMs: (150 + 768) / 2, requests: 6000 })
    expect(graph.edges[0]?.latency?.quantiles?.p50.ms).toBeCloseTo(200, 6)
    expect(graph.edges[0]?.latency?.quantiles?.p95.ms).toBeCloseTo(512 + 0.9 * 512, 6)
  })

  it('the native ones count where the store keeps the same requests twice', () => {
    const graph = drawn({ ...classic(10, [50, 100]), 'duration-native': [native(10, [64, 128])] })
    expect(graph.edges[0]?.latency).toMatchObject({ avgMs: 96, requests: 6000, quantiles: { p95: { ms: 124.8 } } })
  })

  it('the classic ones count where the native ones only began', () => {
    const graph = drawn({ ...classic(10, [50, 100]), 'duration-native': [native(5, [64, 128])] })
    expect(graph.edges[0]?.latency).toMatchObject({ avgMs: 75, requests: 6000 })
  })

  it('edges of both kinds are merged as one', () => {
    const other: Ends = ['cart-v1', 'catalog-v2']
    const requests = [report('source', ENDS, 10), report('source', other, 10)]
    const answers = { ...classic(10, [100, 200], other), 'duration-native': [native(10, [64, 128])], requests }
    const [edge] = drawn(answers, { type: 'app' }).edges
    expect(edge?.latency).toMatchObject({ avgMs: (96 + 150) / 2, requests: 12_000 })
    // 2.8 of 10 native ones lie above 100, where the classic ones begin.
    expect(edge?.latency?.quantiles?.p95.ms).toBeCloseTo(190, 6)
  })

  it('no latency comes of histograms that are no measurement', () => {
    for (const histogram of [
      { count: 0, sum: 0, buckets: [] },
      { count: Number.NaN, sum: 1, buckets: [] },
      { count: 1, sum: Number.NaN, buckets: [{ low: 1, high: 2, count: 1 }] },
      { count: -1, sum: 1, buckets: [] },
    ]) {
      const series = { ...report('source', ENDS, histogram.count), histogram }
      expect(drawn({ 'duration-native': [series] }, {}, NATIVE_ONLY).edges[0]?.latency).toBeNull()
    }
  })
})

describe('throughput', () => {
  const facts = meshFacts({
    telemetry: { ...telemetry, missingMetrics: ['istio_request_bytes_sum'], nativeBodies: ['istio_request_bytes'] },
  })
  const planOf = (known = facts) => planQueries(graphRequest({ throughput: 'request', scope: { kind: 'mesh' } }), known)

  it('comes of native histograms of bodies where the store has no sums', () => {
    const { queries, notes } = planOf()
    const query = queries.find(({ id }) => id === 'throughput')
    expect(notes).toEqual([])
    expect(query === undefined ? '' : printExpression(query.expression)).toMatch(/rate\(istio_request_bytes\{[^>]*$/)
    const bodies = { ...native(10, [512, 1024]) }
    const graph = drawn({ throughput: [bodies] }, { throughput: 'request' }, facts)
    expect(graph.edges[0]?.throughput).toEqual({ of: 'request', bytesPerSecond: 7680 })
  })

  it('comes of the sums where the store has them', () => {
    const both = meshFacts({ telemetry: { ...telemetry, nativeBodies: ['istio_request_bytes'] } })
    expect(planOf(both).queries.map(({ metric }) => metric)).toContain('istio_request_bytes_sum')
  })
})

describe('the history of an edge', () => {
  it('has averages and quantiles of native histograms', () => {
    const request = graphRequest({ durationSeconds: 60 })
    const edge = 'east/shop/workload/cart-v1>east/shop/workload/catalog-v1>http'
    const plan = planElementHistory(request, edge, NATIVE_ONLY)
    expect(plan.queries.map(({ id }) => id)).toEqual(['requests', 'tcp-received', 'duration-native'])
    const { from, stepSeconds } = plan.window
    const times = [0, 1, 2, 3].map((step) => unixSeconds(from + step * stepSeconds))
    const { labels, histogram } = native(10, [64, 128])
    if (histogram === undefined) throw new Error('no histogram')
    const answers = new Map([
      ['requests', [{ labels: report('source', ENDS, 0).labels, points: times.map((at) => [at, 10] as const) }]],
      [
        'duration-native',
        [
          {
            labels,
            points: times.slice(1).map((at) => [at, 10] as const),
            histograms: times.slice(1).map((at) => [at, histogram] as const),
          },
        ],
      ],
    ] as const)
    const series = toElementHistory(plan, request, NATIVE_ONLY, answers)
    const valuesOf = (name: string) => series.find((one) => one.name === name)?.values
    expect(valuesOf('avg')).toEqual([null, 96, 96, 96])
    expect(valuesOf('p95')).toEqual([null, 124.8, 124.8, 124.8])
  })
})
