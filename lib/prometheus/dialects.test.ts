import { startTestServer, type Behaviour, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import type { MetricStoreType } from '@/lib/ports/metric-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { PromExpression } from '@/lib/promql/expression'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import answers from './__fixtures__/other-stores.json' with { type: 'json' }
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { apiBase } from './dialects'
import type { PrometheusSettings } from './settings'
import { storeSettings } from './testing/store-settings'
import { afterEach, describe, expect, it } from 'vitest'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

interface Answer {
  readonly status: number
  readonly contentType: string
  readonly body: string
}

const UP: PromExpression = { kind: 'selector', metric: 'up', matchers: [] }
const AT = unixSeconds(1_700_000_000)
const WINDOW = { from: unixSeconds(1_000), to: unixSeconds(2_000), stepSeconds: 10 }
const TYPES = ['prometheus', 'thanos', 'mimir', 'victoriametrics'] as const

function call(): UpstreamCall {
  return { signal: new AbortController().signal, timeoutMs: milliseconds(2_000) }
}

/** A store of this type before a server that answers everything with one answer, and metric names with a list. */
async function asked(
  type: MetricStoreType,
  answer: Answer,
  part: Partial<PrometheusSettings> = {},
): Promise<{ readonly store: PrometheusStore; readonly server: TestServer }> {
  const behaviour: Behaviour = ({ url }, response) => {
    const { status, contentType, body } = url.includes('__name__') ? answers.names : answer
    response.writeHead(status, { 'content-type': contentType }).end(body)
  }
  const server = await startTestServer(behaviour)
  const store = createPrometheusStore(storeSettings(server.url, { type, ...part }))
  open.push(server, store)
  return { store, server }
}

describe('what is sent to each kind of store', () => {
  it.each([
    ['prometheus', '/api/v1/query', {}],
    ['thanos', '/api/v1/query', { dedup: 'true', partial_response: 'true' }],
    ['mimir', '/prometheus/api/v1/query', {}],
    ['victoriametrics', '/api/v1/query', { nocache: '1', max_lookback: '5m' }],
  ] as const)('%s is asked at %s with its own parameters', async (type, path, own) => {
    const { store, server } = await asked(type, answers.empty)
    await store.instant(UP, AT, call())
    await store.range(UP, WINDOW, call())
    await store.now(call())
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${path}`,
      `POST ${path}_range`,
      `POST ${path}`,
    ])
    for (const { body } of server.requests) {
      const { query, time, timeout, start, end, step, ...rest } = Object.fromEntries(new URLSearchParams(body))
      expect(rest).toEqual(own)
    }
  })

  it('Thanos is told not to merge replicas, and to refuse what is partial, where the settings say so', async () => {
    const thanos = { dedup: false, partialResponse: false }
    const { store, server } = await asked('thanos', answers.empty, { thanos })
    await store.instant(UP, AT, call())
    expect(server.requests[0]?.body).toContain('dedup=false&partial_response=false')
  })

  it.each([
    ['http://mimir:8080', 'http://mimir:8080/prometheus'],
    ['http://mimir:8080/prometheus/', 'http://mimir:8080/prometheus'],
    ['http://gateway/metrics/prometheus', 'http://gateway/metrics/prometheus'],
  ])('Mimir at %s has its API below %s', (url, base) => {
    expect(apiBase({ type: 'mimir', url })).toBe(base)
  })

  it('a cluster of VictoriaMetrics is asked at the path of its tenant', () => {
    const url = 'http://vmselect:8481/select/0/prometheus'
    expect(apiBase({ type: 'victoriametrics', url })).toBe(url)
  })

  it.each([
    ['prometheus', ['buildinfo', 'config', 'flags', 'runtimeinfo']],
    ['thanos', ['buildinfo']],
    ['mimir', ['buildinfo']],
    ['victoriametrics', []],
  ] as const)('%s is asked only for what it tells of itself', async (type, endpoints) => {
    const { store, server } = await asked(type, answers.buildinfo)
    const told = await store.capabilities(call())
    expect(told).toMatchObject({ ok: true, value: { istioMetrics: ['istio_requests_total'] } })
    const status = server.requests.map(({ url }) => /status\/(\w+)/.exec(url)?.[1]).filter((name) => name !== undefined)
    expect(status.toSorted()).toEqual(endpoints)
  })
})

describe('what is made of the answers', () => {
  it.each([
    ['thanos', answers.thanosWarning, /no such host/],
    ['victoriametrics', answers.victoriaMetricsPartial, /partial/],
  ] as const)('an answer of %s in which stores are missing warns', async (type, answer, words) => {
    const { store } = await asked(type, answer)
    const vector = await store.instant(UP, AT, call())
    expect(vector.ok && vector.value.series).toHaveLength(1)
    expect(vector.ok && vector.value.warnings.join()).toMatch(words)
  })

  it.each([
    ['mimir', answers.mimirSeriesLimit],
    ['mimir', answers.mimirChunksLimit],
    ['mimir', answers.mimirLengthLimit],
    ['victoriametrics', answers.victoriaMetricsSeriesLimit],
    ['victoriametrics', answers.victoriaMetricsMemory],
    ['thanos', answers.thanosSeriesLimit],
  ] as const)('a limit of %s is one, whatever it is', async (type, answer) => {
    const { store } = await asked(type, answer)
    const result = await store.range(UP, WINDOW, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'too_large', details: { status: 422 } } })
  })

  it('what VictoriaMetrics cannot parse is a bad request', async () => {
    const { store } = await asked('victoriametrics', answers.victoriaMetricsParse)
    expect(await store.instant(UP, AT, call())).toMatchObject({ ok: false, error: { code: 'bad_request' } })
  })

  it('too many requests to Mimir are told as that', async () => {
    const { store } = await asked('mimir', answers.mimirTooMany)
    const result = await store.instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_unavailable', details: { status: 429 } } })
    expect(!result.ok && result.error.message).toMatch(/^Mimir "default" receives too many requests/)
  })

  it('Mimir without a tenant says which setting is missing', async () => {
    const { store } = await asked('mimir', answers.mimirNoTenant)
    const result = await store.instant(UP, AT, call())
    expect(!result.ok && result.error.message).toBe(
      'Mimir "default" wants to know the tenant. Set tenant.value of this store.',
    )
  })

  it.each(TYPES)('a failure of %s names the product', async (type) => {
    const { store } = await asked(type, { status: 503, contentType: 'text/plain', body: 'no' })
    const result = await store.instant(UP, AT, call())
    expect(!result.ok && result.error.message).toMatch(
      new RegExp(`^${String(!result.ok && result.error.details.product)} `),
    )
  })

  it('only VictoriaMetrics holds back its newest samples, for as long as it is told', async () => {
    const { store } = await asked('victoriametrics', answers.empty, { latencyOffsetSeconds: 5 })
    expect(store.settlingSeconds).toBe(5)
    for (const type of ['prometheus', 'thanos', 'mimir'] as const) {
      expect((await asked(type, answers.empty)).store.settlingSeconds).toBe(0)
    }
  })
})
