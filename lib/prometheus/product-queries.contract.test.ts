import { describePrometheus } from '@/demo/testing/describe-prometheus'
import { highestQuery } from '@/lib/forecast/highest-per-pod'
import { selectSplit, splitRequest } from '@/lib/forecast/plan-split-traffic'
import { momentsQuery } from '@/lib/forecast/split-moments'
import { planElementHistory } from '@/lib/graph/history/plan-element-history'
import type { MeshFacts } from '@/lib/graph/facts'
import type { FocusRef, GraphRequest } from '@/lib/graph/model'
import { type PlannedQuery, planQueries } from '@/lib/graph/query/plan-queries'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { METRICS, type QueryId, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts, namespace } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { namespaceRatesQuery } from '@/lib/metrics/namespace-rates'
import { parseMetricsRequest } from '@/lib/metrics/things/parse-metrics-request'
import { planMetrics } from '@/lib/metrics/things/plan-metrics'
import type { InstantSeries, MetricStore, RangeSeries, RangeWindow } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import type { Result } from '@/lib/std/result'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDemoAndReal } from './testing/demo-and-real'
import type { DemoAndReal } from './testing/demo-beside'

// Everything the product asks, of the demo's mesh, is evaluated by the demo's Prometheus and by a real one. What proves them
// equal here lets every other test trust the demo. What the store asks of itself is in `metric-store.contract.test.ts`.

const NAMES = ['bookinfo', 'istio-system', 'lab', 'ledger', 'legacy', 'myapp', 'shop', 'travel']
const ONE = clusterFacts({ name: 'Kubernetes', namespaces: NAMES.map(namespace) })
const FACTS = meshFacts({ clusters: [ONE] })
const TWO_CLUSTERS = meshFacts({ clusters: [ONE, clusterFacts({ name: 'west "2"' })] })
const SOME_RIGHTS = meshFacts({ clusters: [ONE], access: { Kubernetes: ['bookinfo', 'ledger'] } })

const MESH = { kind: 'mesh' } as const
const listed = (...names: string[]): GraphRequest['scope'] => ({ kind: 'namespaces', names })
const focus = (node: FocusRef): GraphRequest['scope'] => ({ kind: 'focus', node })
const HOSTILE = 'a"b\\c\n{}.*é😀'

/** Every way in which a selection reaches the text of a query. */
const SELECTIONS: readonly (readonly [string, MeshFacts, Partial<GraphRequest>])[] = [
  ['the whole mesh', FACTS, { scope: MESH }],
  ['what a user may read of the mesh', SOME_RIGHTS, { scope: MESH }],
  ['one namespace', FACTS, { scope: listed('bookinfo') }],
  ['namespaces of every kind', FACTS, { scope: listed('ledger', 'legacy', 'shop', 'travel') }],
  ['a namespace that is not there', FACTS, { scope: listed('nowhere') }],
  ['more namespaces than a query can name', FACTS, { scope: listed('shop', ...Array.from({ length: 2000 }, (_, i) => `team-with-a-name-${i}`)) }],
  ['one cluster of two', TWO_CLUSTERS, { scope: MESH, cluster: 'Kubernetes' }],
  ['the other cluster', TWO_CLUSTERS, { scope: MESH, cluster: 'west "2"' }],
  ['namespaces of one cluster', TWO_CLUSTERS, { scope: listed('lab', 'shop'), cluster: 'Kubernetes' }],
  ['a workload', FACTS, { scope: focus({ kind: 'workload', namespace: 'bookinfo', name: 'reviews-v2' }) }],
  ['an app', FACTS, { scope: focus({ kind: 'app', namespace: 'bookinfo', name: 'reviews', version: null }) }],
  ['a version of an app', FACTS, { type: 'versioned-app', scope: focus({ kind: 'app', namespace: 'bookinfo', name: 'reviews', version: 'v2' }) }],
  ['a service', TWO_CLUSTERS, { cluster: 'Kubernetes', scope: focus({ kind: 'service', namespace: 'ledger', name: 'accounts' }) }],
  ['an operation', FACTS, { scope: focus({ kind: 'operation', namespace: 'shop', label: 'request_operation', value: HOSTILE }) }],
  ['a workload of a hostile name', FACTS, { scope: focus({ kind: 'workload', namespace: 'shop', name: HOSTILE }) }],
  ['a service of a hostile name', FACTS, { scope: focus({ kind: 'service', namespace: 'shop', name: HOSTILE }) }],
] // prettier-ignore

/** Every other option that changes a text, all queries switched on. */
function variants(selection: Partial<GraphRequest>, at: number): readonly GraphRequest[] {
  const on = { http: 'requests', grpc: 'total', tcp: 'total', latency: 'p95', ...selection, at } as const
  const short = { durationSeconds: 60, throughput: 'request', reporter: 'client' } as const
  const long = { durationSeconds: 300, throughput: 'response', reporter: 'server' } as const
  return (['total', 'waypoint', 'ztunnel', 'none'] as const).flatMap((ambient) =>
    ([null, 'request_operation'] as const).flatMap((operations) =>
      [false, true].flatMap((idleEdges) =>
        [short, long].map((rest) => graphRequest({ ...on, ambient, operations, idleEdges, ...rest })),
      ),
    ),
  )
}

const ALL_METRICS = [...Object.values(METRICS), ...Object.values(THROUGHPUT_METRICS)]

/** Ids of what can be clicked: nodes of every kind, edges, and what nobody has. */
const ELEMENTS: readonly (readonly [string, Partial<GraphRequest>])[] = [
  ['Kubernetes/bookinfo/workload/reviews-v3', {}],
  ['Kubernetes/bookinfo/workload/ratings-v1', { reporter: 'client' }],
  ['Kubernetes/bookinfo/app/reviews', { type: 'app' }],
  ['Kubernetes/bookinfo/app/reviews/v3', { type: 'versioned-app', reporter: 'server' }],
  ['Kubernetes/ledger/service/accounts', { services: true, ambient: 'total' }],
  ['Kubernetes/bookinfo/workload/productpage-v1>Kubernetes/bookinfo/service/reviews>http', { services: true }],
  ['Kubernetes/bookinfo/workload/reviews-v3>Kubernetes/bookinfo/workload/ratings-v1>http', {}],
  ['Kubernetes/bookinfo/service/reviews>Kubernetes/bookinfo/workload/reviews-v3>http', { services: true }],
]

/** The charts whose metrics both stores have here. */
const CHARTS_HERE = 'request_volume,request_duration,request_throughput,grpc_sent,grpc_received,tcp_sent,tcp_received'
const CHARTED: readonly (readonly [ThingRef, string])[] = [
  [{ kind: 'workload', namespace: 'bookinfo', name: 'reviews-v2' }, 'q=p50,p99.9&reporter=both'],
  [{ kind: 'workload', namespace: 'bookinfo', name: 'reviews-v2' }, 'dir=out&by=remote_service,response_code'],
  [{ kind: 'app', namespace: 'ledger', name: 'accounts' }, 'by=remote_app,remote_namespace,security_policy'],
  [{ kind: 'service', namespace: 'bookinfo', name: 'reviews' }, 'by=local_version&reporter=source'],
  [{ kind: 'service', namespace: 'shop', name: HOSTILE }, 'by=response_flags'],
]

describePrometheus('the product’s queries, by the demo and by a real Prometheus', (installation) => {
  let both: DemoAndReal
  let at = 0
  beforeAll(async () => {
    both = await startDemoAndReal(installation, ALL_METRICS)
    at = both.at
  })
  afterAll(() => both.close())

  /** What both answer; neither may refuse. */
  async function asked<T>(
    text: string,
    ask: (store: MetricStore, call: UpstreamCall) => Promise<Result<T, PharosError>>,
  ): Promise<readonly [ours: T, theirs: T]> {
    const call = { signal: new AbortController().signal, timeoutMs: milliseconds(20_000) }
    const [ours, theirs] = await Promise.all([ask(both.demo, call), ask(both.real, call)])
    if (!ours.ok || !theirs.ok) throw new Error(`${refusal(ours)}, ${refusal(theirs)}: ${text}`)
    return [ours.value, theirs.value]
  }

  const answers = new Map<string, readonly InstantSeries[]>()

  /** The answer on which both agree, to a billionth of each value. */
  async function agreed(expression: PromExpression): Promise<readonly InstantSeries[]> {
    const text = printExpression(expression)
    const known = answers.get(text)
    if (known !== undefined) return known
    const [ours, theirs] = await asked(text, (store, call) => store.instant(expression, both.at, call))
    expect({ text, differences: differences(instantValues(ours.series), instantValues(theirs.series)) }).toEqual({
      text,
      differences: [],
    })
    answers.set(text, ours.series)
    return ours.series
  }

  /** How many points both have, the same ones. */
  async function agreedPoints(expression: PromExpression, window: RangeWindow): Promise<number> {
    const text = printExpression(expression)
    const [ours, theirs] = await asked(text, (store, call) => store.range(expression, window, call))
    const values = rangeValues(theirs.series)
    expect({ text, differences: differences(rangeValues(ours.series), values) }).toEqual({ text, differences: [] })
    return values.size
  }

  async function ask(queries: readonly PlannedQuery[]): Promise<Map<QueryId, readonly InstantSeries[]>> {
    const answered = new Map<QueryId, readonly InstantSeries[]>()
    for (const { id, expression } of queries) answered.set(id, await agreed(expression))
    return answered
  }

  it.each(SELECTIONS)('agree on %s', { timeout: 120_000 }, async (title, facts, selection) => {
    const filled = new Set<QueryId>()
    for (const request of variants(selection, at)) {
      const plan = planQueries(request, facts)
      const first = await ask(plan.queries)
      const later = planLatency(readAnswers(plan, request, facts, first))
      for (const [id, series] of [...first, ...(later === null ? [] : await ask([later]))]) {
        if (series.length > 0) filled.add(id)
      }
    }
    const empty = /hostile|operation|not there|other cluster/.test(title)
    expect(filled.has('requests')).toBe(!empty)
    expect(filled.has('duration-bucket')).toBe(!empty)
  })

  it('asked them for every metric that the graph knows', () => {
    const texts = [...answers].filter(([, series]) => series.length > 0).map(([text]) => text)
    expect(ALL_METRICS.filter((metric) => !texts.some((text) => text.includes(`${metric}{`)))).toEqual([])
    expect(answers.size).toBeGreaterThan(1000)
  })

  it.each(ELEMENTS)('agree on the history of %s', async (element, part) => {
    for (const durationSeconds of [60, 300]) {
      const request = graphRequest({ at, durationSeconds, scope: MESH, http: 'requests', latency: 'p95', ...part })
      const { queries, reason, window } = planElementHistory(request, element, FACTS)
      expect(reason).toBeNull()
      const points = new Map<QueryId, number>()
      for (const { id, expression } of queries) points.set(id, await agreedPoints(expression, window))
      expect(points.get('requests')).toBeGreaterThan(0)
      expect(points.get('duration-bucket')).toBeGreaterThan(0)
    }
  })

  it.each(CHARTED)('agree on the charts of %o with %s', async (thing, query) => {
    const context = { now: at, defaultSeconds: 300, groupings: [] }
    for (const facts of [FACTS, SOME_RIGHTS]) {
      const request = parseMetricsRequest(thing, new URLSearchParams(`charts=${CHARTS_HERE}&${query}`), context)
      if (!request.ok) throw request.error
      const { queries, window } = planMetrics(request.value, facts, undefined)
      let points = 0
      for (const expression of queries.values()) points += await agreedPoints(expression, window)
      expect(points > 0).toBe(thing.name !== HOSTILE)
    }
  })

  it('agree on the rates of namespaces', async () => {
    for (const seconds of [15, 60, 300]) expect(await agreed(namespaceRatesQuery(seconds))).not.toEqual([])
  })

  it.each([
    [['flights', 'flights-v1', 'flights-v2'], 'travel'],
    [[HOSTILE], 'shop'],
  ] as const)('agree on the split of %j', async (names, space) => {
    const services = names.map((name) => ({ namespace: space, name }))
    const question = { services, cluster: null, at, seconds: 300 }
    const branches = selectSplit(question, FACTS, ['flights-v2', HOSTILE])
    const { queries } = planQueries(splitRequest(question), FACTS, branches)
    for (const { expression } of queries) expect((await agreed(expression)).length > 0).toBe(space === 'travel')
    const window = { from: unixSeconds(at - 120), to: unixSeconds(at), stepSeconds: 30 }
    const ranges = [highestQuery(services, { stepSeconds: 60 }), momentsQuery(selectSplit(question, FACTS), 60)]
    for (const one of ranges) expect((await agreedPoints(one, window)) > 0).toBe(space === 'travel')
  })

  it('agree on Istio’s metrics', async () => {
    const [ours, theirs] = await asked('capabilities', (store, call) => store.capabilities(call))
    expect(theirs.istioMetrics).toEqual(ALL_METRICS.toSorted())
    expect(ours.istioMetrics).toEqual(expect.arrayContaining(ALL_METRICS))
  })
})

function refusal(result: Result<unknown, PharosError>): string {
  return result.ok ? 'answered' : `${result.error.code} ${String(result.error.details.upstream)}`
}

function differences(own: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): readonly string[] {
  const keys = new Set([...own.keys(), ...other.keys()])
  return [...keys].flatMap((key) => {
    const [a, b] = [own.get(key), other.get(key)]
    const same =
      Object.is(a, b) ||
      (a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)))
    return same ? [] : [`${key}: ${a ?? 'absent'} and ${b ?? 'absent'}`]
  })
}

function instantValues(series: readonly InstantSeries[]): ReadonlyMap<string, number> {
  return new Map(series.map(({ labels, value }) => [keyOf(labels), value]))
}

function rangeValues(series: readonly RangeSeries[]): ReadonlyMap<string, number> {
  return new Map(
    series.flatMap(({ labels, points }) => points.map(([at, value]) => [`${keyOf(labels)}@${at}`, value] as const)),
  )
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort())
}
