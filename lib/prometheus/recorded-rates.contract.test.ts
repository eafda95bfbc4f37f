import { describePrometheus } from '@/demo/testing/describe-prometheus'
import { type RealPrometheus, startRealPrometheus } from '@/demo/testing/real-prometheus'
import { remoteWrite } from '@/demo/testing/remote-write'
import { planQueries } from '@/lib/graph/query/plan-queries'
import { SKIPPED_BOUNDS } from '@/lib/graph/query/plan-latency'
import { sumOfRates } from '@/lib/graph/query/sum-of-rates'
import { meshFacts } from '@/lib/graph/testing/facts'
import { graphRequest } from '@/lib/graph/testing/request'
import type { InstantVector, MetricStore } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { RECORDING_INTERVAL } from '@/lib/recording/recorded-metrics'
import { ruleGroup } from '@/lib/recording/rule-group'
import { callWithin } from '@/lib/server/sources/call-within'
import { recordedStore } from '@/lib/server/sources/recorded-store'
import { unixSeconds } from '@/lib/std/units'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { evaluateRules } from './testing/evaluate-rules'
import { scrapedMesh } from './testing/scraped-mesh'
import { storeSettings } from './testing/store-settings'

// What the rules record is as good as what they are made of: both are asked of a real Prometheus that has both, and that has evaluated
// the very rules that are shipped.

const RULES = 'deploy/rules/pharos-istio.rules.yaml'
const WINDOW = 3 * 3600
const HISTORY = 4 * 3600
const SLICE = 1200
const START = Date.UTC(2026, 0, 5, 10, 0, 0) / 1000
const AT = unixSeconds(START + HISTORY - 7)
/** Of steady traffic: 90 seconds of three hours, and what restarts and failed scrapes cost on either side. */
const BOUND = 0.015

/** Those of the file, which a test holds to this. */
const { rules } = ruleGroup(15)

/** Writes a history in slices, and has the rules evaluated after each, from `sinceSeconds` on. */
async function fill(url: string, seed: number, sinceSeconds = START): Promise<void> {
  const series = scrapedMesh({ fromMs: START * 1000, toMs: (START + HISTORY) * 1000, seed })
  for (let from = START; from < START + HISTORY; from += SLICE) {
    const inSlice = ([timeMs]: readonly [number, ...unknown[]]) =>
      timeMs >= from * 1000 && timeMs < (from + SLICE) * 1000
    const part = series.map(({ labels, samples }) => ({ labels, samples: samples.filter(inSlice) }))
    await remoteWrite(url, part.filter(({ samples }) => samples.length > 0)) // prettier-ignore
    const first = Math.max(from, sinceSeconds) + 11.321
    const past = { from: first, to: from + SLICE - 1, intervalSeconds: RECORDING_INTERVAL }
    if (first < past.to) await evaluateRules(url, { rules, ...past })
  }
}

const request = (part: Parameters<typeof graphRequest>[0] = {}) =>
  graphRequest({
    ...{ scope: { kind: 'mesh' }, at: AT, durationSeconds: WINDOW, http: 'requests', grpc: 'total', tcp: 'total' },
    ...{ latency: 'p95', throughput: 'request' },
    ...part,
  })
const queries = (part: Parameters<typeof graphRequest>[0] = {}) => planQueries(request(part), meshFacts()).queries
const BUCKETS = sumOfRates({
  ...{ metric: 'istio_request_duration_milliseconds_bucket', by: ['le', 'destination_workload'], keepZero: false },
  ...{ branches: [[SKIPPED_BOUNDS]], rangeSeconds: WINDOW },
})

async function answer(store: MetricStore, expression: PromExpression): Promise<InstantVector> {
  const result = await store.instant(expression, AT, callWithin(20_000))
  if (!result.ok) throw result.error
  return result.value
}

const valuesOf = ({ series }: InstantVector) =>
  new Map(series.map(({ labels, value }) => [JSON.stringify(Object.entries(labels).toSorted()), value]))

describePrometheus('recorded rates in a real Prometheus', (installation) => {
  it('has nothing to say against the shipped rules', async () => {
    const tool = join(installation.folder, 'promtool')
    const { stdout } = await promisify(execFile)(tool, ['check', 'rules', RULES])
    expect(stdout).toContain(`SUCCESS: ${rules.length} rules`)
  })

  describe('that has the rules', () => {
    let server: RealPrometheus
    let raw: PrometheusStore
    let recorded: MetricStore
    beforeAll(async () => {
      server = await startRealPrometheus({ installation })
      await fill(server.url, 1)
      raw = createPrometheusStore(storeSettings(server.url, { maxSeries: 10_000 }))
      recorded = recordedStore({ ...raw, now: () => Promise.resolve({ ok: true, value: AT }) })
    })
    afterAll(async () => {
      raw.close()
      await server.close()
    })

    it('answers every query of a graph as the proxies’ own series do, within the bound', async () => {
      const all = [...queries(), ...queries({ throughput: 'response', idleEdges: true })].map((one) => one.expression)
      for (const expression of [...all, BUCKETS]) {
        const [theirs, ours] = [await answer(raw, expression), await answer(recorded, expression)]
        const [expected, got] = [valuesOf(theirs), valuesOf(ours)]
        expect(ours.recorded).toBe(true)
        expect([...got.keys()].toSorted()).toEqual([...expected.keys()].toSorted())
        expect(expected.size).toBeGreaterThan(4)
        for (const [key, value] of expected) expect(Math.abs((got.get(key) ?? NaN) / value - 1)).toBeLessThan(BOUND)
      }
    })

    it('answers what the rules do not keep as it did without them', async () => {
      for (const part of [
        { operations: 'pod' },
        { durationSeconds: 3600 },
        { durationSeconds: WINDOW + 30 },
        { durationSeconds: 2 * WINDOW },
      ]) {
        // prettier-ignore
        const [{ expression } = { expression: BUCKETS }] = queries(part)
        const ours = await answer(recorded, expression)
        expect(ours.recorded).toBeUndefined()
        expect(valuesOf(ours)).toEqual(valuesOf(await answer(raw, expression)))
      }
    })

    it('is asked as it is where the scope of the store is not in the rules', async () => {
      const scoped = createPrometheusStore(storeSettings(server.url, { maxSeries: 10_000, scope: { job: 'istio-proxies' } })) // prettier-ignore
      const own = recordedStore({ ...scoped, now: () => Promise.resolve({ ok: true, value: AT }) })
      const ours = await answer(own, BUCKETS)
      scoped.close()
      expect(ours.recorded).toBeUndefined()
      expect(valuesOf(ours)).toEqual(valuesOf(await answer(raw, BUCKETS)))
    })
  })

  it('is asked as it is until the rules are as old as the window', async () => {
    const server = await startRealPrometheus({ installation })
    const raw = createPrometheusStore(storeSettings(server.url, { maxSeries: 10_000 }))
    try {
      await fill(server.url, 2, START + HISTORY - 2 * 3600)
      const recorded = recordedStore({ ...raw, now: () => Promise.resolve({ ok: true, value: AT }) })
      expect((await answer(recorded, BUCKETS)).recorded).toBeUndefined()
    } finally {
      raw.close()
      await server.close()
    }
  })

  it.each([
    // Not in step with the evaluations, as samples at both ends of a range count in Prometheus 2.
    ['every 15 seconds', '15s1ms', '1'],
    ['twice as often as they expect', '7s', undefined],
    ['too rarely for them', '30s', undefined],
  ])('evaluates the rules in one go, with witnesses where proxies are scraped %s', async (_, interval, witness) => {
    const folder = await mkdtemp(join(tmpdir(), 'pharos-rules-'))
    const labels = 'reporter="source",source_workload="a",pod='
    const expected = (expr: string, value?: string) => ({
      ...{ expr, eval_time: '10m' },
      exp_samples: value === undefined ? [] : [{ labels: '{}', value: Number(value) }],
    })
    const test = {
      rule_files: [resolve(RULES)],
      evaluation_interval: '1m',
      tests: [
        {
          interval,
          input_series: ['b', 'c'].map((pod) => ({ series: `istio_requests_total{${labels}"${pod}"}`, values: '0+30x200' })), // prettier-ignore
          promql_expr_test: [
            expected('count(pharos:recorded_series:count{metric="istio_requests_total"})', witness),
            expected('count(pharos:recorded_series:count{metric="istio_tcp_sent_bytes_total"})'),
            ...(witness === undefined ? [] : [expected('round(sum(pharos:istio_requests_total:rate), 0.01)', '4')]),
          ],
        },
      ],
    }
    try {
      const file = join(folder, 'test.yaml')
      await writeFile(file, stringify(test))
      const tool = join(installation.folder, 'promtool')
      const { stdout } = await promisify(execFile)(tool, ['test', 'rules', file])
      expect(stdout).toContain('SUCCESS')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
