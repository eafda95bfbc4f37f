import type { Measurement } from '@/lib/outbound/measure'
import { BEHAVIOURS, startTestServer, type Behaviour, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import type { MetricStore } from '@/lib/ports/metric-store'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { PromExpression } from '@/lib/promql/expression'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import recorded from './__fixtures__/prometheus-2.42.json' with { type: 'json' }
import { createPrometheusStore } from './create-prometheus-store'
import type { PrometheusSettings } from './settings'
import { storeSettings } from './testing/store-settings'
import { afterEach, describe, expect, test } from 'vitest'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

async function server(behaviour: Behaviour): Promise<TestServer> {
  const started = await startTestServer(behaviour)
  open.push(started)
  return started
}

function store(url: string, changes: Partial<PrometheusSettings> = {}, measured: Measurement[] = []): MetricStore {
  const made = createPrometheusStore(
    storeSettings(url, { timeoutMs: milliseconds(2_000), maxBytes: 64 * 1024, ...changes }),
    { measure: (measurement) => measured.push(measurement) },
  )
  open.push(made)
  return made
}

function call(timeoutMs = 2_000, signal = new AbortController().signal): UpstreamCall {
  return { signal, timeoutMs: milliseconds(timeoutMs) }
}

const UP: PromExpression = { kind: 'selector', metric: 'up', matchers: [{ label: 'job', operator: '=', value: 'a"b' }] }
const AT = unixSeconds(1_700_000_000.5)

/** Plays a recorded answer for each path below `/api/v1/`. */
function replay(answers: Readonly<Record<string, { status: number; contentType: string; body: string }>>): Behaviour {
  return ({ url }, response) => {
    const path = new URL(url, 'http://x').pathname.replace(/^.*\/api\/v1\//, '')
    const { status, contentType, body } = answers[path] ?? recorded.notFound
    response.writeHead(status, { 'content-type': contentType }).end(body)
  }
}

describe('what is sent', () => {
  test('is a form by POST under the configured path, with instant and server-side time limit', async () => {
    const s = await server(replay({ query: recorded.vector }))
    const result = await store(`${s.url}/prometheus/`).instant(UP, AT, call(1_500))
    expect(result).toMatchObject({ ok: true, value: { warnings: [], infos: [] } })
    expect(s.requests).toMatchObject([{ method: 'POST', url: '/prometheus/api/v1/query' }])
    expect(Object.fromEntries(new URLSearchParams(s.requests[0]?.body))).toEqual({
      query: 'up{job="a\\"b"}',
      time: '1700000000.5',
      timeout: '1500ms',
    })
    expect(s.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test('of a range is from, to and step in seconds', async () => {
    const s = await server(replay({ query_range: recorded.matrix }))
    const window = { from: unixSeconds(1_000), to: unixSeconds(2_000), stepSeconds: 10 }
    expect(await store(s.url).range(UP, window, call())).toMatchObject({ ok: true })
    expect(Object.fromEntries(new URLSearchParams(s.requests[0]?.body))).toMatchObject({
      start: '1000',
      end: '2000',
      step: '10',
    })
  })

  test('carries the scope in every selector, and extra and tenant headers', async () => {
    const s = await server(replay({ query: recorded.empty }))
    const changes = { scope: { mesh: 'blue"}' }, headers: { 'x-extra': '1' }, tenant: { header: 'X-Scope-OrgID', value: 't' } } // prettier-ignore
    await store(s.url, changes).instant({ kind: 'binary', operator: 'or', left: UP, right: UP }, AT, call())
    expect(new URLSearchParams(s.requests[0]?.body).get('query')).toBe(
      'up{job="a\\"b", mesh="blue\\"}"} or up{job="a\\"b", mesh="blue\\"}"}',
    )
    expect(s.requests[0]?.headers).toMatchObject({ 'x-extra': '1', 'x-scope-orgid': 't' })
  })

  test('has no credentials unless they are configured', async () => {
    const s = await server(replay({ query: recorded.empty }))
    await store(s.url).instant(UP, AT, call())
    expect(s.requests[0]?.headers).not.toHaveProperty('authorization')
    expect(s.requests[0]?.headers).not.toHaveProperty('cookie')
  })
})

describe('now', () => {
  test('is the store’s own clock: no time is sent along', async () => {
    const s = await server(replay({ query: recorded.scalar }))
    expect(await store(s.url).now(call())).toEqual({ ok: true, value: 1795263800.25 })
    expect([...new URLSearchParams(s.requests[0]?.body).keys()].toSorted()).toEqual(['query', 'timeout'])
  })

  test('of a store that answers something else is a failure', async () => {
    const s = await server(replay({ query: recorded.empty }))
    expect(await store(s.url).now(call())).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
  })
})

describe('authentication', () => {
  test('basic', async () => {
    const s = await server(replay({ query: recorded.empty }))
    const auth = { type: 'basic', username: 'pharos', password: () => Promise.resolve('pä:ss') } as const
    await store(s.url, { auth }).instant(UP, AT, call())
    const expected = `Basic ${Buffer.from('pharos:pä:ss').toString('base64')}`
    expect(s.requests[0]?.headers.authorization).toBe(expected)
  })

  test('a refused token is read again once, and the call repeated with it', async () => {
    const s = await server((request, response, wire) => {
      const fresh = request.headers.authorization === 'Bearer new'
      const behaviour = fresh ? replay({ query: recorded.empty }) : BEHAVIOURS.status(401)
      behaviour(request, response, wire)
    })
    const token = ({ fresh }: { fresh: boolean }): Promise<string> => Promise.resolve(fresh ? 'new' : 'old')
    expect(await store(s.url, { auth: { type: 'bearer', token } }).instant(UP, AT, call())).toMatchObject({ ok: true })
    expect(s.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new'])
  })

  test('a token that stays refused is one failure after two attempts, and is not repeated in it', async () => {
    const s = await server(BEHAVIOURS.status(401, {}, 'token s3cr3t-token is bad'))
    const auth = { type: 'bearer', token: () => Promise.resolve('s3cr3t-token') } as const
    const result = await store(s.url, { auth }).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
    expect(s.requests).toHaveLength(2)
    expect(JSON.stringify(!result.ok && [result.error.message, result.error.details])).not.toContain('s3cr3t')
  })

  test('a credential that cannot be read sends nothing', async () => {
    const s = await server(replay({ query: recorded.empty }))
    const token = (): Promise<string> => Promise.reject(Object.assign(new Error('/run/secret'), { code: 'ENOENT' }))
    const result = await store(s.url, { auth: { type: 'bearer', token } }).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
    expect(s.requests).toEqual([])
  })
})

describe('a store that misbehaves gives exactly one PharosError', () => {
  const cases = [
    ['hangs', BEHAVIOURS.hang(), 'upstream_timeout'],
    ['drips', BEHAVIOURS.drip(), 'upstream_timeout'],
    ['answers HTML', BEHAVIOURS.html(), 'upstream_invalid'],
    ['answers 401', BEHAVIOURS.status(401), 'upstream_unavailable'],
    ['answers 403', BEHAVIOURS.status(403), 'upstream_unavailable'],
    ['answers 404', BEHAVIOURS.status(404), 'upstream_invalid'],
    ['answers 429', BEHAVIOURS.status(429, { 'retry-after': '7' }), 'upstream_unavailable'],
    ['answers 500', BEHAVIOURS.status(500), 'upstream_unavailable'],
    ['sends 50 MB', BEHAVIOURS.huge(), 'too_large'],
    ['cuts its JSON', BEHAVIOURS.cutJson(), 'upstream_invalid'],
    ['breaks off', BEHAVIOURS.cutOff(), 'upstream_invalid'],
    ['redirects', BEHAVIOURS.redirect('http://127.0.0.1:1/'), 'upstream_invalid'],
    ['answers nothing', BEHAVIOURS.status(200, { 'content-type': 'application/json' }, ''), 'upstream_invalid'],
    ['answers a range for an instant', replay({ query: recorded.matrix }), 'upstream_invalid'],
  ] as const
  test.each(cases)('when it %s', async (_title, behaviour, code) => {
    const s = await server(behaviour)
    const result = await store(s.url).instant(UP, AT, call(200))
    expect(result).toMatchObject({ ok: false, error: { code, details: { source: 'prometheus', store: 'default' } } })
  })

  test('429 says when to come back', async () => {
    const s = await server(BEHAVIOURS.status(429, { 'retry-after': '7' }))
    const result = await store(s.url).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { details: { retryAfterSeconds: 7 } } })
  })

  test('a refused expression keeps the store’s words', async () => {
    const s = await server(replay({ query: recorded.parseError }))
    const result = await store(s.url).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'bad_request' } })
    expect(!result.ok && result.error.details.upstream).toContain('parse error')
  })

  test('more series than the limit', async () => {
    const s = await server(replay({ query: recorded.specialValues }))
    const result = await store(s.url, { maxSeries: 4 }).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })

  test('a native histogram that cannot be read', async () => {
    const body = '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"histogram":[1,{}]}]}}'
    const s = await server(replay({ query: { ...recorded.vector, body } }))
    const result = await store(s.url).instant(UP, AT, call())
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
  })

  test('an abort ends the call', async () => {
    const controller = new AbortController()
    const s = await server(() => controller.abort())
    const result = await store(s.url).instant(UP, AT, call(2_000, controller.signal))
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
  })
})

describe('capabilities', () => {
  const name = (...names: string[]) => ({ ...recorded.names, body: JSON.stringify({ status: 'success', data: names }) })

  test('are read from all status endpoints', async () => {
    const s = await server(
      replay({
        'label/__name__/values': name('istio_tcp_sent_bytes_total', 'istio_requests_total', 'up'),
        'status/config': recorded.config,
        'status/flags': recorded.flags,
        'status/runtimeinfo': recorded.runtimeinfo,
        'status/buildinfo': recorded.buildinfo,
      }),
    )
    const measured: Measurement[] = []
    expect(await store(s.url, { scope: { mesh: 'x' } }, measured).capabilities(call())).toEqual({
      ok: true,
      value: {
        version: '2.42.0+ds',
        scrapeIntervalSeconds: 2,
        retentionSeconds: 604_800,
        istioMetrics: ['istio_requests_total', 'istio_tcp_sent_bytes_total'],
        nativeDuration: false,
      },
    })
    const names = s.requests.find(({ url }) => url.includes('__name__'))?.url ?? ''
    expect(new URL(names, 'http://x').searchParams.getAll('match[]')).toEqual(['{__name__=~"istio_.*", mesh="x"}'])
    expect(measured.map(({ operation }) => operation).toSorted()).toEqual([
      'label_values',
      ...Array<string>(4).fill('status'),
    ])
  })

  test('of a store without status endpoints are undefined, not defaults', async () => {
    const s = await server(replay({ 'label/__name__/values': name('istio_request_duration_milliseconds') }))
    expect(await store(s.url).capabilities(call())).toEqual({
      ok: true,
      value: {
        version: undefined,
        scrapeIntervalSeconds: undefined,
        retentionSeconds: undefined,
        istioMetrics: ['istio_request_duration_milliseconds'],
        nativeDuration: true,
      },
    })
  })

  test('give way to what the settings say', async () => {
    const s = await server(replay({ 'label/__name__/values': name(), 'status/config': recorded.config }))
    const told = await store(s.url, { scrapeIntervalSeconds: 15, retentionSeconds: 3_600 }).capabilities(call())
    expect(told).toMatchObject({ ok: true, value: { scrapeIntervalSeconds: 15, retentionSeconds: 3_600 } })
  })

  test('of a store that is down are one failure', async () => {
    const s = await server(BEHAVIOURS.status(503))
    expect(await store(s.url).capabilities(call())).toMatchObject({
      ok: false,
      error: { code: 'upstream_unavailable' },
    })
  })
})
