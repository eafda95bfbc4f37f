import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpFault } from '../http/faults'
import { CallRecorder } from '../http/recorder'
import type { RunningServer } from '../http/serve'
import { MemorySeries } from '../testing/memory-series'
import { steppedClock } from '../testing/stepped-clock'
import { startPrometheus } from './server'

const NOW = Date.UTC(2026, 0, 5, 12)
const HOSTILE = '"}]\\\n</script>{{é😀'
const recorder = new CallRecorder()
let fault: HttpFault | undefined
let server: RunningServer

const source = new MemorySeries({
  nowMs: NOW,
  historyMs: 2 * 86_400_000,
  metadata: [
    { name: 'a', type: 'counter', help: 'All of it.' },
    { name: 'b', type: 'gauge', help: '' },
  ],
  targets: [
    { job: 'pods', instance: '10.0.0.1:15020', labels: { pod: 'p' }, health: 'down', lastError: 'connection refused' },
  ],
})
source
  .add({ __name__: 'a', x: HOSTILE, ['__proto__']: 'p' }, [
    [NOW - 5000, 1.5],
    [NOW, 2],
  ])
  .add({ __name__: 'a', x: 'gone' }, [[NOW - 86_400_000, 1]])
  .add({ __name__: 'b' }, [[NOW, Infinity]])

beforeAll(async () => {
  const clock = steppedClock(NOW)
  server = await startPrometheus({
    source,
    rules: '3',
    port: 0,
    clock,
    recorder,
    faults: () => (fault === undefined ? [] : [fault]),
  })
})
afterAll(() => server.close())

interface Answer {
  readonly code: number
  readonly status: string
  readonly data?: unknown
  readonly errorType?: string
  readonly error?: string
  readonly warnings?: readonly string[]
}

async function ask(path: string, parameters: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${server.url}/api/v1/${path}?${new URLSearchParams(parameters)}`)
  return { code: response.status, ...((await response.json()) as Omit<Answer, 'code'>) }
}

const vector = (...result: unknown[]): unknown => ({
  code: 200,
  status: 'success',
  data: { resultType: 'vector', result },
})

describe('query', () => {
  it('answers with label sets, times in seconds and values as text', async () => {
    const metric = { __name__: 'a', ['__proto__']: 'p', x: HOSTILE }
    expect(await ask('query', { query: 'a', time: `${NOW / 1000}` })).toEqual(
      vector({ metric, value: [NOW / 1000, '2'] }),
    )
    expect(await ask('query', { query: 'b', time: '2026-01-05T12:00:00.25Z' })).toEqual(
      vector({ metric: { __name__: 'b' }, value: [NOW / 1000 + 0.25, '+Inf'] }),
    )
  })

  it('takes the store’s own now without a time', async () => {
    expect((await ask('query', { query: 'time()' })).data).toEqual({
      resultType: 'scalar',
      result: [NOW / 1000, String(NOW / 1000)],
    })
  })

  it('finds a hostile value that is quoted as Go quotes it', async () => {
    const query = `a{x=${JSON.stringify(HOSTILE)}}`
    expect((await ask('query', { query })).data).toMatchObject({ result: [{ value: [NOW / 1000, '2'] }] })
  })

  it('reads a form like an address, the form first', async () => {
    const response = await fetch(`${server.url}/api/v1/query?query=1&time=7`, {
      method: 'POST',
      body: new URLSearchParams({ query: '2' }),
    })
    expect(await response.json()).toEqual({ status: 'success', data: { resultType: 'scalar', result: [7, '2'] } })
  })

  it('cuts at a limit and says so', async () => {
    const { data, warnings } = await ask('query', { query: '{__name__=~"a|b"}', limit: '1' })
    expect((data as { result: unknown[] }).result).toHaveLength(1)
    expect(warnings).toEqual(['results truncated due to limit'])
  })

  it.each([
    [{ query: 'sum(' }, 400, 'bad_data', 'parse error'],
    [{ query: 'a', time: 'noon' }, 400, 'bad_data', 'invalid parameter "time"'],
    [{ query: 'a', timeout: 'x' }, 400, 'bad_data', 'invalid parameter "timeout"'],
    [{ query: 'a', limit: '-1' }, 400, 'bad_data', 'invalid parameter "limit"'],
    [{ query: 'a', timeout: '0' }, 503, 'timeout', 'query timed out'],
    [{ query: 'label_replace(a, "y", "", "x", "(")' }, 422, 'execution', 'invalid regular expression'],
    [{ query: 'deriv(a[5m])' }, 422, 'execution', 'not supported by the demo: function deriv'],
    [{}, 400, 'bad_data', 'invalid parameter "query"'],
  ])('refuses %o with %i %s', async (parameters, code, errorType, error) => {
    expect(await ask('query', parameters)).toEqual({
      code,
      status: 'error',
      errorType,
      error: expect.stringContaining(error) as string,
    })
  })
})

describe('query_range', () => {
  const range = { start: String(NOW / 1000 - 10), end: String(NOW / 1000), step: '5' }

  it('answers with the steps that have a value', async () => {
    const { data } = await ask('query_range', { query: 'a', ...range })
    expect(data).toMatchObject({
      resultType: 'matrix',
      result: [
        {
          values: [
            [NOW / 1000 - 5, '1.5'],
            [NOW / 1000, '2'],
          ],
        },
      ],
    })
  })

  it.each([
    { query: 'a[5m]' },
    { query: '"a"' },
    { query: '1', start: 'x' },
    { query: '1', step: '0' },
    { query: '1', step: '' },
    { query: '1', end: '0' },
    { query: '1', start: '0', step: '5' },
  ])('refuses %o', async (parameters) => {
    expect(await ask('query_range', { ...range, ...parameters })).toMatchObject({ code: 400, errorType: 'bad_data' })
  })
})

describe('series, labels and values', () => {
  it('lists series by matcher, those only that live in the span', async () => {
    expect((await ask('series', { 'match[]': 'a' })).data).toHaveLength(2)
    const live = await ask('series', { 'match[]': 'a', start: String(NOW / 1000 - 60), end: String(NOW / 1000) })
    expect(live.data).toEqual([{ __name__: 'a', ['__proto__']: 'p', x: HOSTILE }])
    const past = await ask('series', { 'match[]': '{x=~".+"}', end: String(NOW / 1000 - 3600) })
    expect(past.data).toEqual([{ __name__: 'a', x: 'gone' }])
  })

  it.each([
    ['labels', {}, ['__name__', '__proto__', 'x']],
    ['labels', { 'match[]': 'b' }, ['__name__']],
    ['label/__name__/values', {}, ['a', 'b']],
    ['label/__name__/values', { 'match[]': '{__name__=~"b|c"}' }, ['b']],
    ['label/__name__/values', { 'match[]': '{x="gone"}' }, ['a']],
    ['label/__name__/values', { limit: '1' }, ['a']],
    ['label/x/values', {}, [HOSTILE, 'gone']],
    ['label/x/values', { start: String(NOW / 1000 - 60) }, [HOSTILE]],
    ['label/x/values', { limit: '1' }, [HOSTILE]],
    ['label/__proto__/values', {}, ['p']],
    ['label/constructor/values', {}, []],
    ['label/x%20y/values', {}, []],
  ])('%s of %o', async (path, parameters, data) => {
    expect(await ask(path, parameters)).toMatchObject({ code: 200, data })
  })

  it.each([
    ['series', {}],
    ['series', { 'match[]': '{}' }],
    ['labels', { 'match[]': 'rate(a[5m])' }],
    ['label/%ff/values', {}],
  ])('refuses %s of %o', async (path, parameters) => {
    expect(await ask(path, parameters)).toMatchObject({ code: 400, errorType: 'bad_data' })
  })
})

describe('what the server tells of itself', () => {
  it.each<[string, unknown]>([
    [
      'metadata',
      { a: [{ type: 'counter', help: 'All of it.', unit: '' }], b: [{ type: 'gauge', help: '', unit: '' }] },
    ],
    ['metadata?metric=b', { b: [{ type: 'gauge', help: '', unit: '' }] }],
    ['metadata?limit=1', { a: [{ type: 'counter', help: 'All of it.', unit: '' }] }],
    ['rules', { groups: [] }],
    ['alerts', { alerts: [] }],
    ['status/config', { yaml: expect.stringContaining('scrape_interval: 5s') as string }],
    ['status/buildinfo', expect.objectContaining({ version: '3.11.3' })],
    ['status/runtimeinfo', expect.objectContaining({ storageRetention: '2d' })],
    ['status/flags', expect.objectContaining({ 'query.lookback-delta': '5m' })],
    [
      'status/tsdb',
      expect.objectContaining({
        headStats: expect.objectContaining({ numSeries: 3, numLabelPairs: 5 }) as object,
        seriesCountByMetricName: [
          { name: 'a', value: 2 },
          { name: 'b', value: 1 },
        ],
      }),
    ],
  ])('%s', async (path, data) => {
    const response = await fetch(`${server.url}/api/v1/${path}`)
    expect(await response.json()).toEqual({ status: 'success', data })
  })

  it('shows a target with its health and its last error', async () => {
    const { data } = await ask('targets')
    expect(data).toMatchObject({
      activeTargets: [
        {
          labels: { job: 'pods', instance: '10.0.0.1:15020', pod: 'p' },
          health: 'down',
          lastError: 'connection refused',
          lastScrape: '2026-01-05T12:00:00.000Z',
          scrapeInterval: '5s',
        },
      ],
    })
    expect((await ask('targets', { state: 'dropped' })).data).toMatchObject({ activeTargets: [] })
  })
})

describe('HTTP', () => {
  it.each([
    ['GET', '/-/healthy', 200],
    ['GET', '/-/ready', 200],
    ['GET', '/', 404],
    ['GET', '/api/v1/', 404],
    ['GET', '/api/v1/constructor', 404],
    ['GET', '/api/v1/label//values', 400],
    ['GET', '/api/v2/query', 404],
    ['DELETE', '/api/v1/query', 405],
    ['POST', '/api/v1/status/config', 405],
  ])('%s %s is answered with %i', async (method, path, code) => {
    const response = await fetch(server.url + path, { method })
    expect(response.status).toBe(code)
    await response.arrayBuffer()
  })

  it.each([
    ['gzip, deflate', 'gzip'],
    ['br;q=1, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['identity', null],
  ])('with accept-encoding %s it encodes as %s', async (accepted, encoding) => {
    const response = await fetch(`${server.url}/api/v1/query?query=1`, { headers: { 'accept-encoding': accepted } })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(await response.json()).toMatchObject({ status: 'success' })
  })

  it('plays a fault and records every call with its query', async () => {
    recorder.clear()
    fault = { kind: 'status', status: 503 }
    const refused = await fetch(`${server.url}/api/v1/query?query=up`)
    fault = undefined
    expect(refused.status).toBe(503)
    await refused.text()
    await (
      await fetch(`${server.url}/api/v1/query`, { method: 'POST', body: new URLSearchParams({ query: 'a+b' }) })
    ).text()
    const calls = (): unknown[] =>
      recorder.list().map(({ method, path, query, status }) => [method, path, query, status])
    // A call is recorded when its connection is done with, which may be after the client has read it.
    await expect.poll(calls).toEqual([
      ['GET', '/api/v1/query', 'query=up', 503],
      ['POST', '/api/v1/query', 'query=a%2Bb', 200],
    ])
  })
})
