import { remoteWrite } from '@/demo/testing/remote-write'
import {
  NO_VICTORIA_METRICS,
  startRealVictoriaMetrics,
  victoriaMetricsBinary,
} from '@/demo/testing/real-victoria-metrics'
import { finishGraph } from '@/lib/graph/finish-graph'
import type { GraphRequest } from '@/lib/graph/model'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { type PlannedQuery, planQueries } from '@/lib/graph/query/plan-queries'
import { METRICS, type QueryId, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import { readAnswers } from '@/lib/graph/read-answers'
import { SUMMARY_REQUEST, summariseMesh } from '@/lib/graph/summary/summarise-mesh'
import { clusterFacts, meshFacts, namespace } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import { parseMetricsRequest } from '@/lib/metrics/things/parse-metrics-request'
import { planMetrics } from '@/lib/metrics/things/plan-metrics'
import { type QueryAnswer, readMetrics } from '@/lib/metrics/things/read-metrics'
import type { InstantSeries, MetricStore } from '@/lib/ports/metric-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { startDemoAndVictoriaMetrics } from './testing/demo-and-victoria-metrics'
import type { DemoAndReal } from './testing/demo-beside'
import type { ContractSeries } from '@/lib/ports/testing/contract-series'
import { describeMetricStore, type MetricServer } from '@/lib/ports/testing/metric-store-contract'
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { storeSettings } from './testing/store-settings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const BINARY = victoriaMetricsBinary()

async function startReal(binary: string, series: readonly ContractSeries[]): Promise<MetricServer> {
  const running = await startRealVictoriaMetrics(binary)
  await remoteWrite(running.url, series)
  await running.flush()
  const stores: PrometheusStore[] = []
  let ended: Promise<void> | undefined
  return {
    open: (limits) => {
      const store = createPrometheusStore(storeSettings(running.url, { type: 'victoriametrics', ...limits }))
      stores.push(store)
      return store
    },
    keepsDecimals: true,
    nowSeconds: () => Date.now() / 1000,
    stop: () => {
      for (const store of stores.splice(0)) store.close()
      return (ended ??= running.close())
    },
  }
}

const NAMES = ['bookinfo', 'istio-system', 'lab', 'ledger', 'legacy', 'myapp', 'shop', 'travel']
const FACTS = meshFacts({ clusters: [clusterFacts({ name: 'Kubernetes', namespaces: NAMES.map(namespace) })] })
/** Of the metrics that are loaded. */
const CHARTS_HERE = 'request_volume,request_duration,request_throughput,tcp_sent,tcp_received'
const EVERYTHING = { scope: { kind: 'mesh' }, http: 'requests', grpc: 'total', tcp: 'total', latency: 'p95' } as const

/** The same pages, from the samples of the same mesh, through both stores. */
function describeSamePages(binary: string): void {
  describe('through a real VictoriaMetrics as through Prometheus', () => {
    let both: DemoAndReal
    beforeAll(async () => {
      both = await startDemoAndVictoriaMetrics(binary, [
        ...Object.values(METRICS),
        ...Object.values(THROUGHPUT_METRICS),
      ])
    })
    afterAll(() => both.close())

    it.each([60, 300])('the graph is the same, over %i s', async (durationSeconds) => {
      const request = graphRequest({ ...EVERYTHING, at: both.at, durationSeconds, throughput: 'request' })
      const graphOf = async (store: MetricStore) => {
        const { read, latency } = await askMesh(store, request)
        const { nodes, edges, totals } = finishGraph(read, latency, [])
        return { nodes, edges, totals }
      }
      const [ours, theirs] = await Promise.all([graphOf(both.demo), graphOf(both.real)])
      expect(ours.edges.length).toBeGreaterThan(20)
      expect(differences(ours, theirs)).toEqual([])
    })

    it('the lists are the same: traffic and health of everything', async () => {
      const request = graphRequest({ ...EVERYTHING, ...SUMMARY_REQUEST, at: both.at, durationSeconds: 300 })
      const listed = async (store: MetricStore) => {
        const { read, latency } = await askMesh(store, request)
        return Object.fromEntries(summariseMesh(read, latency, null))
      }
      const [ours, theirs] = await Promise.all([listed(both.demo), listed(both.real)])
      expect(Object.keys(ours).length).toBeGreaterThan(20)
      expect(differences(ours, theirs)).toEqual([])
    })

    it.each(['q=p50,p99', 'dir=out&by=remote_service,response_code'])('the charts are the same: %s', async (query) => {
      const thing = { kind: 'workload', namespace: 'bookinfo', name: 'reviews-v2' } as const
      const context = { now: both.at, defaultSeconds: 300, groupings: [] }
      const request = parseMetricsRequest(thing, new URLSearchParams(`charts=${CHARTS_HERE}&${query}`), context)
      if (!request.ok) throw request.error
      const plan = planMetrics(request.value, FACTS, undefined)
      const chartsOf = async (store: MetricStore) => {
        const answers = new Map<string, QueryAnswer>()
        for (const [text, expression] of plan.queries) {
          const answer = await store.range(expression, plan.window, call())
          if (!answer.ok) throw answer.error
          answers.set(text, answer.value)
        }
        return readMetrics(plan, request.value, answers).charts.map(({ id, lines }) => ({ id, lines }))
      }
      const [ours, theirs] = await Promise.all([chartsOf(both.demo), chartsOf(both.real)])
      expect(ours.flatMap(({ lines }) => lines)).not.toEqual([])
      expect(differences(ours, theirs)).toEqual([])
    })
  })
}

async function askMesh(store: MetricStore, request: GraphRequest) {
  const ask = async (queries: readonly PlannedQuery[]) => {
    const series = new Map<QueryId, readonly InstantSeries[]>()
    for (const { id, expression } of queries) {
      const answer = await store.instant(expression, unixSeconds(request.at), call())
      if (!answer.ok) throw answer.error
      series.set(id, answer.value.series)
    }
    return series
  }
  const plan = planQueries(request, FACTS)
  const read = readAnswers(plan, request, FACTS, await ask(plan.queries))
  const buckets = planLatency(read)
  const latency = buckets === null ? null : ((await ask([buckets])).get(buckets.id) ?? null)
  return { read, latency }
}

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(20_000) }
}

/**
 * MetricsQL begins a rate at the sample before the window and guesses nothing at its ends, so that rates differ by up to two parts in
 * a hundred. Quantiles of few requests differ by more: one request more or less moves them within, or just over, a bucket.
 */
function differences(a: unknown, b: unknown, place = ''): readonly string[] {
  if (/\/quantiles\/p[\d.]+\/(low|high)$/.test(place)) return []
  if (typeof a === 'number' && typeof b === 'number') {
    const share = /quantiles|p9[59]Ms/.test(place) ? 0.3 : 0.02
    return Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b), 1) ? [] : [`${place}: ${a} and ${b}`]
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return Object.is(a, b) || (/\/(reason|text)$/.test(place) && sameWords(a, b))
      ? []
      : [`${place}: ${JSON.stringify(a)} and ${JSON.stringify(b)}`]
  }
  const [own, other] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))]
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((key) =>
    differences(own.get(key), other.get(key), `${place}/${key}`),
  )
}

/** "0 of 399 requests failed" and "0 of 400 requests failed". */
function sameWords(a: unknown, b: unknown): boolean {
  const words = (text: unknown) => String(text).replace(/\d+(\.\d+)?/g, '#')
  return words(a) === words(b)
}

if (BINARY === undefined)
  it.skipIf(true)(`VictoriaMetrics, skipped: ${NO_VICTORIA_METRICS}`, () => expect.unreachable())
else {
  describeMetricStore('a real VictoriaMetrics', (series) => startReal(BINARY, series))
  describeSamePages(BINARY)
}
