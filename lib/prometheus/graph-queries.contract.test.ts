import { openMetrics } from '@/demo/admin/exposition'
import { CallRecorder } from '@/demo/http/recorder'
import type { RunningServer } from '@/demo/http/serve'
import { startPrometheus } from '@/demo/prometheus/server'
import { describePrometheus } from '@/demo/testing/describe-prometheus'
import { modelHarness } from '@/demo/testing/model-harness'
import { type RealPrometheus, startRealPrometheus } from '@/demo/testing/real-prometheus'
import type { MeshFacts } from '@/lib/graph/facts'
import type { FocusRef, GraphRequest } from '@/lib/graph/model'
import { type PlannedQuery, planQueries } from '@/lib/graph/query/plan-queries'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { METRICS, type QueryId, THROUGHPUT_METRICS } from '@/lib/graph/query/query-id'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts, namespace } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { storeSettings } from './testing/store-settings'

// Everything the graph can ask, of the demo's mesh, is evaluated by the demo's Prometheus and by a real one. What proves
// them equal here lets every other test trust the demo.

const HISTORY_SECONDS = 310

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

describePrometheus('the graph’s queries, by the demo and by a real Prometheus', (installation) => {
  let real: RealPrometheus
  let demo: RunningServer
  let stores: readonly [PrometheusStore, PrometheusStore]
  let at = 0

  beforeAll(async () => {
    const { clock, series } = modelHarness({ noise: true })
    at = clock.now() / 1000
    const metrics = [...Object.values(METRICS), ...Object.values(THROUGHPUT_METRICS)]
    const [fromMs, toMs] = [clock.now() - HISTORY_SECONDS * 1000, clock.now()]
    const samples = openMetrics(series, { fromMs, toMs, metrics })
    real = await startRealPrometheus({ installation, openMetrics: [...samples].join('') })
    const recorder = new CallRecorder()
    const { rules } = installation
    demo = await startPrometheus({ source: series, rules, port: 0, clock, recorder, fault: () => undefined })
    stores = [open(demo.url), open(real.url)]
  })
  afterAll(async () => {
    for (const store of stores) store.close()
    await Promise.all([demo.close(), real.close()])
  })

  const answers = new Map<string, readonly InstantSeries[]>()

  /** The answer on which both agree, to a billionth of each value. */
  async function agreed(expression: PromExpression): Promise<readonly InstantSeries[]> {
    const text = printExpression(expression)
    const known = answers.get(text)
    if (known !== undefined) return known
    const call = { signal: new AbortController().signal, timeoutMs: milliseconds(20_000) }
    const [ours, theirs] = await Promise.all(stores.map((store) => store.instant(expression, unixSeconds(at), call)))
    if (ours?.ok !== true || theirs?.ok !== true) throw new Error(`${refusal(ours)}, ${refusal(theirs)}: ${text}`)
    expect({ text, differences: differences(ours.value.series, theirs.value.series) }).toEqual({
      text,
      differences: [],
    })
    answers.set(text, ours.value.series)
    return ours.value.series
  }

  async function ask(queries: readonly PlannedQuery[]): Promise<Map<QueryId, readonly InstantSeries[]>> {
    const asked = new Map<QueryId, readonly InstantSeries[]>()
    for (const { id, expression } of queries) asked.set(id, await agreed(expression))
    return asked
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
    const metrics = [...Object.values(METRICS), ...Object.values(THROUGHPUT_METRICS)]
    expect(metrics.filter((metric) => !texts.some((text) => text.includes(`${metric}{`)))).toEqual([])
    expect(answers.size).toBeGreaterThan(1000)
  })
})

function open(url: string): PrometheusStore {
  return createPrometheusStore(storeSettings(url, { maxSeries: 100_000, maxBytes: 64 * 1024 * 1024 }))
}

function refusal(result: Awaited<ReturnType<PrometheusStore['instant']>> | undefined): string {
  return result?.ok === false ? `${result.error.code} ${String(result.error.details.upstream)}` : 'answered'
}

function differences(ours: readonly InstantSeries[], theirs: readonly InstantSeries[]): readonly string[] {
  const [own, other] = [byLabels(ours), byLabels(theirs)]
  const keys = new Set([...own.keys(), ...other.keys()])
  return [...keys].flatMap((key) => {
    const [a, b] = [own.get(key), other.get(key)]
    const same = a !== undefined && b !== undefined && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
    return same ? [] : [`${key}: ${a ?? 'absent'} and ${b ?? 'absent'}`]
  })
}

function byLabels(series: readonly InstantSeries[]): ReadonlyMap<string, number> {
  return new Map(series.map(({ labels, value }) => [JSON.stringify(Object.entries(labels).sort()), value]))
}
