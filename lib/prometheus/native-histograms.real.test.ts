import { CallRecorder } from '@/demo/http/recorder'
import { NATIVE_METRIC } from '@/demo/prometheus/native-source'
import { startPrometheus } from '@/demo/prometheus/server'
import { describePrometheus } from '@/demo/testing/describe-prometheus'
import type { PrometheusInstallation } from '@/demo/testing/prometheus-installations'
import { MemorySeries } from '@/demo/testing/memory-series'
import { startRealPrometheus } from '@/demo/testing/real-prometheus'
import { remoteWrite } from '@/demo/testing/remote-write'
import { steppedClock } from '@/demo/testing/stepped-clock'
import { writtenHistograms } from '@/demo/testing/written-histograms'
import { writtenSeries } from '@/demo/testing/written-series'
import type { MeshFacts } from '@/lib/graph/facts'
import { finishGraph } from '@/lib/graph/finish-graph'
import { planElementHistory } from '@/lib/graph/history/plan-element-history'
import type { Graph, GraphRequest } from '@/lib/graph/model'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { type PlannedQuery, planQueries } from '@/lib/graph/query/plan-queries'
import { METRICS, type QueryId } from '@/lib/graph/query/query-id'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts, namespace } from '@/lib/graph/testing/facts'
import { report } from '@/lib/graph/testing/report'
import { graphRequest } from '@/lib/graph/testing/request'
import type { InstantSeries, MetricStore, NativeHistogram } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { storeSettings } from './testing/store-settings'

// A real Prometheus 3 holds durations twice: as classic histograms and as native ones with the same bounds. What the graph makes of either
// must be the same, and so must be the demo's native histograms of the same durations. (Not those of the demo's mesh: its buckets
// are rounded one by one, so that the differences between them go down by one at times, which is a reset to a native histogram.)

const HISTORY_MS = 400_000
const SCRAPE_MS = 5_000
const NOW_MS = Date.UTC(2026, 0, 5, 12)
const BOUNDS = [0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500]
const CALLS: readonly (readonly [from: string, to: string])[] = [
  ['web-v1', 'cart-v1'],
  ['web-v1', 'cart-v2'],
  ['cart-v1', 'catalog-v1'],
  ['cart-v2', 'catalog-v1'],
  ['catalog-v1', 'other/db-v1'],
  ['other/job-v1', 'catalog-v1'],
]
const CLASSIC = [METRICS['duration-sum'], METRICS['duration-count'], METRICS['duration-bucket']]
const EXPONENTIAL = 'exponential_durations'

// Prometheus 2.42 takes native histograms only behind a flag, in a form of its own time.
const takesThem = ({ rules }: PrometheusInstallation) => rules === '3'

describePrometheus('native histograms', nativeHistograms, takesThem)

function nativeHistograms({ folder, version, rules }: PrometheusInstallation): void {
  let real: PrometheusStore
  let demo: PrometheusStore
  let at = unixSeconds(0)
  const closers: (() => void | Promise<void>)[] = []

  beforeAll(async () => {
    const series = sourceOfCalls()
    const clock = steppedClock(NOW_MS)
    at = unixSeconds(NOW_MS / 1000)
    const span = { fromMs: NOW_MS - HISTORY_MS, toMs: NOW_MS }
    const server = await startRealPrometheus({ installation: { folder, version, rules } })
    closers.push(() => server.close())
    await remoteWrite(server.url, writtenSeries(series, { ...span, metrics: [METRICS.requests, ...CLASSIC] }))
    await remoteWrite(server.url, writtenHistograms(series, span, NATIVE_METRIC))
    await remoteWrite(server.url, [exponential(NOW_MS)])
    const recorder = new CallRecorder()
    const options = { source: series, rules, port: 0, clock, recorder }
    const own = await startPrometheus({ ...options, nativeHistograms: true })
    closers.push(() => own.close())
    const limits = { maxSeries: 100_000, maxBytes: 64 * 1024 * 1024 }
    real = createPrometheusStore(storeSettings(server.url, limits))
    demo = createPrometheusStore(storeSettings(own.url, limits))
    closers.push(
      () => real.close(),
      () => demo.close(),
    )
  })
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })

  const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(20_000) })

  async function instant(store: MetricStore, expression: PromExpression): Promise<readonly InstantSeries[]> {
    const answer = await store.instant(expression, at, call())
    if (!answer.ok) throw new Error(String(answer.error.details.upstream))
    return answer.value.series
  }

  async function graphOf(store: MetricStore, kind: Partial<MeshFacts['telemetry']>): Promise<Graph> {
    const facts = factsOf(kind)
    const request = graphRequest({ ...part(at), scope: { kind: 'mesh' } })
    const plan = planQueries(request, facts)
    const answers = new Map<QueryId, readonly InstantSeries[]>()
    for (const { id, expression } of plan.queries) answers.set(id, await instant(store, expression))
    const read = readAnswers(plan, request, facts, answers)
    const later = planLatency(read)
    return finishGraph(read, later === null ? null : await instant(store, later.expression), [])
  }

  it('are found by their name', async () => {
    for (const store of [real, demo]) {
      const told = await store.capabilities(call())
      expect(told.ok && told.value.nativeDuration).toBe(true)
    }
    const told = await demo.capabilities(call())
    expect(told.ok && told.value.istioMetrics.filter((name) => CLASSIC.some((classic) => classic === name))).toEqual([])
  })

  it('give the latencies of classic ones with the same bounds', async () => {
    const classic = await graphOf(real, { nativeDuration: false })
    const native = await graphOf(real, { nativeDuration: true, missingMetrics: CLASSIC })
    const both = await graphOf(real, { nativeDuration: true })
    const told = latenciesOf(classic)
    expect(told.size).toBe(5 * CALLS.length)
    expect(differences(told, latenciesOf(native))).toEqual([])
    expect(differences(told, latenciesOf(both))).toEqual([])
  })

  it('of the demo are those of the real one, for every query of the graph and of a chart', async () => {
    const facts = factsOf({ nativeDuration: true, missingMetrics: CLASSIC })
    const scopes: readonly GraphRequest['scope'][] = [
      { kind: 'mesh' },
      { kind: 'namespaces', names: ['other'] },
      { kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'cart-v1' } },
    ]
    for (const scope of scopes) {
      const query = nativeOf(planQueries(graphRequest({ ...part(at), scope }), facts).queries)
      const [ours, theirs] = [await instant(demo, query.expression), await instant(real, query.expression)]
      expect(theirs.length).toBeGreaterThan(0)
      expect(differences(histogramsOf(theirs), histogramsOf(ours))).toEqual([])
    }
    const chart = planElementHistory(graphRequest(part(at)), 'east/shop/workload/cart-v1', facts)
    const { expression } = nativeOf(chart.queries)
    const [ours, theirs] = await Promise.all([demo, real].map((store) => store.range(expression, chart.window, call())))
    if (ours?.ok !== true || theirs?.ok !== true) throw new Error('a range query was refused')
    const points = ({ series }: typeof ours.value) =>
      histogramsOf(
        series.flatMap(({ labels, histograms = [] }) =>
          histograms.map(([time, histogram]) => ({ labels: { ...labels, time: String(time) }, value: 0, histogram })),
        ),
      )
    expect(points(theirs.value).size).toBeGreaterThan(0)
    expect(differences(points(theirs.value), points(ours.value))).toEqual([])
  })

  it('of an exponential schema are read with their negative and zero buckets', async () => {
    const [series] = await instant(real, { kind: 'selector', metric: EXPONENTIAL, matchers: [] })
    expect(series?.value).toBe(15)
    expect(series?.histogram?.sum).toBe(40)
    const bounds = series?.histogram?.buckets.map(({ low, high, count }) => [low, high, count].map((n) => n.toFixed(4)))
    expect(bounds).toEqual([
      ['-2.0000', '-1.4142', '1.0000'],
      ['-0.0010', '0.0010', '2.0000'],
      ['1.0000', '1.4142', '4.0000'],
      ['1.4142', '2.0000', '8.0000'],
    ])
  })
}

/** Both sides of every call; every bucket grows steadily by a part of its own, the last one beyond all bounds. */
function sourceOfCalls(): MemorySeries {
  const source = new MemorySeries({ nowMs: NOW_MS, scrapeIntervalMs: SCRAPE_MS })
  const times = Array.from({ length: HISTORY_MS / SCRAPE_MS + 1 }, (_, i) => NOW_MS - HISTORY_MS + i * SCRAPE_MS)
  for (const [call, ends] of CALLS.entries()) {
    for (const [side, reporter] of (['source', 'destination'] as const).entries()) {
      const { labels } = report(reporter, ends, 0)
      const add = (metric: string, perScrape: number, own = {}) =>
        source.add(
          { ...labels, ...own, __name__: metric },
          times.map((timeMs, i) => [timeMs, perScrape * (i + 100)] as const),
        )
      let [count, sum] = [0, 0]
      for (const [place, bound] of [...BOUNDS, Number.POSITIVE_INFINITY].entries()) {
        const inside = (place * 7 + call * 3 + side) % 11
        count += inside
        sum += inside * Math.min(bound, 3000)
        add(METRICS['duration-bucket'], count, { le: Number.isFinite(bound) ? String(bound) : '+Inf' })
      }
      add(METRICS['duration-count'], count)
      add(METRICS['duration-sum'], sum)
      add(METRICS.requests, count)
    }
  }
  return source
}

function part(at: number): Partial<GraphRequest> {
  return { at, durationSeconds: 300, latency: 'p95', tcp: 'none' }
}

function factsOf(telemetry: Partial<MeshFacts['telemetry']>): MeshFacts {
  const clusters = [clusterFacts({ namespaces: ['other', 'shop'].map(namespace) })]
  return meshFacts({ clusters, telemetry: { ...meshFacts().telemetry, ...telemetry } })
}

function nativeOf(queries: readonly PlannedQuery[]): PlannedQuery {
  const found = queries.find(({ id }) => id === 'duration-native')
  if (found === undefined) throw new Error('no query for native histograms')
  return found
}

function exponential(timeMs: number) {
  const layout = { schema: 1, zeroThreshold: 0.001, zeroCount: 2, negative: { first: 2, counts: [1] } }
  const histogram = { timeMs, count: 15, sum: 40, layout, positive: { first: 1, counts: [4, 8] } }
  return { labels: { __name__: EXPONENTIAL }, samples: [], histograms: [histogram] }
}

function latenciesOf({ edges }: Graph): ReadonlyMap<string, number> {
  return new Map(
    edges.flatMap(({ id, latency }) => {
      if (latency === null) return []
      const quantiles = Object.entries(latency.quantiles ?? {}).map(([name, { ms }]) => [name, ms] as const)
      return [['avg', latency.avgMs] as const, ['requests', latency.requests] as const, ...quantiles].map(
        ([name, value]) => [`${id} ${name}`, value] as const,
      )
    }),
  )
}

function histogramsOf(series: readonly InstantSeries[]): ReadonlyMap<string, number> {
  return new Map(
    series.flatMap(({ labels, histogram }) => {
      const key = JSON.stringify(Object.entries(labels).sort())
      return partsOf(histogram).map(([name, value]) => [`${key} ${name}`, value] as const)
    }),
  )
}

function partsOf(histogram: NativeHistogram | undefined): readonly (readonly [string, number])[] {
  if (histogram === undefined) return [['no histogram', 1]]
  const { count, sum, buckets } = histogram
  return [
    ['count', count],
    ['sum', sum],
    ...buckets
      // What is left of two sums of the same counts is no bucket.
      .filter((bucket) => bucket.count > 1e-9 * count)
      .map(({ low, high, count: inside }) => [`${low} to ${high}`, inside] as const),
  ]
}

/** Both have the same names, and values that agree to the digits to which the graph rounds. */
function differences(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [a = Number.NaN, b = Number.NaN] = [one.get(key), other.get(key)]
    const same = Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b))
    return same ? [] : [`${key}: ${a} and ${b}`]
  })
}
