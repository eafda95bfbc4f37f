import { BEHAVIOURS, type Behaviour, startTestServer, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import type { TraceSearch, TraceStore } from '@/lib/ports/trace-store'
import { describeForeignAnswers } from '@/lib/ports/testing/foreign-answers-contract'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterEach, describe, expect, it } from 'vitest'
import { createTempoStore } from './create-tempo-store'
import type { TempoSettings } from './settings'

// Answers written after Tempo's "HTTP API" page, and lies.

const ID = '2f3e0cee77ae5dc9c17ade3689eb2e54'
const START_S = 1_684_778_327
const SEARCH: TraceSearch = {
  ...{ services: ['shop'], operation: undefined, from: unixSeconds(START_S - 60), to: unixSeconds(START_S + 60) },
  ...{ minUs: undefined, maxUs: undefined, tags: [], errorsOnly: false, limit: 20 },
}
const FOUND = {
  traceID: ID.slice(1),
  rootServiceName: 'shop',
  rootTraceName: 'update-billing',
  startTimeUnixNano: `${START_S}699392724`,
  durationMs: 557,
  spanSets: [{ spans: [{ spanID: '563d623c76514f8e', startTimeUnixNano: `${START_S}735077898` }], matched: 1 }],
}

let server: TestServer | undefined
afterEach(() => server?.close())

async function before(behaviour: Behaviour, part: Partial<TempoSettings> = {}): Promise<TraceStore> {
  server = await startTestServer(behaviour)
  return createTempoStore({ ...traceStoreSettings(server.url), grafanaDatasource: 'tempo', ...part })
}

const { answer } = BEHAVIOURS
const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(2_000) })

describe('what a search of Tempo gives', () => {
  it('is summed up as far as it tells: no counts without statistics of services', async () => {
    const store = await before(answer({ traces: [FOUND], metrics: { totalBlocks: 13 } }))
    const found = await store.search(SEARCH, call())
    expect(found).toMatchObject({ ok: true, value: { limited: false, newest: true, passedOver: 0 } })
    expect(found.ok && found.value.traces).toEqual([
      {
        id: `0${ID.slice(1)}`,
        startUs: START_S * 1e6 + 699_392,
        durationUs: 557_000,
        root: { service: 'shop', operation: 'update-billing' },
        ...{ spans: null, errors: null, meanSpanUs: null },
        services: [{ service: 'shop', namespaces: [], spans: null, errors: null }],
      },
    ])
  })

  it('counts spans and failures where the services have statistics', async () => {
    const serviceStats = { shop: { spanCount: 3 }, bank: { spanCount: 2, errorCount: 1 } }
    const store = await before(answer({ traces: [{ ...FOUND, serviceStats }] }))
    const found = await store.search(SEARCH, call())
    expect(found).toMatchObject({ value: { traces: [{ spans: 5, errors: 1, services: [{}, { service: 'bank' }] }] } })
  })

  it('has a span that was found as its root while the root has not come in', async () => {
    const spans = [
      {
        name: 'pay',
        startTimeUnixNano: `${START_S}735077898`,
        attributes: [{ key: 'service.name', value: { stringValue: 'bank' } }],
      },
    ]
    const late = { ...FOUND, rootServiceName: '<root span not yet received>', spanSet: { spans }, spanSets: undefined }
    const store = await before(answer({ traces: [late] }))
    expect(await store.search(SEARCH, call())).toMatchObject({
      value: { traces: [{ root: { service: 'bank', operation: 'pay' } }] },
    })
  })

  it('is asked for without its order where the store does not understand that, and said not to be the newest', async () => {
    const store = await before((request, response, wire) => {
      if (decodeURIComponent(request.url).includes('most_recent')) {
        response.writeHead(400, { 'content-type': 'text/plain' }).end('invalid TraceQL query: unknown hint')
      } else answer({ traces: [FOUND] })(request, response, wire)
    })
    const limited = { ...SEARCH, limit: 1 }
    expect(await store.search(limited, call())).toMatchObject({ value: { limited: true, newest: false } })
    expect(await store.search(limited, call())).toMatchObject({ ok: true })
    expect(server?.requests).toHaveLength(3)
  })

  it('is a refusal in the store’s own words when it refuses the rest too', async () => {
    const store = await before((_, response) =>
      response.writeHead(400, { 'content-type': 'text/plain' }).end('range specified exceeds 168h'),
    )
    expect(await store.search(SEARCH, call())).toMatchObject({
      error: { code: 'bad_request', details: { source: 'tempo', upstream: 'range specified exceeds 168h' } },
    })
  })
})

describe('a trace of Tempo', () => {
  const span = (part: object) => ({
    ...{ traceId: 'Lz4M7neuXcnBet42ieuuVA==', spanId: 'Vj1iPHZRT44=', name: 'pay', kind: 'SPAN_KIND_CLIENT' },
    ...{ startTimeUnixNano: `${START_S}000001999`, endTimeUnixNano: `${START_S}000005000`, ...part },
  })
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] }

  it('is read from base64 and names as from hexadecimal and numbers', async () => {
    const spans = [
      span({ status: { code: 'STATUS_CODE_ERROR', message: 'no money' } }),
      span({ spanId: '563D623C76514F8F', parentSpanId: '563d623c76514f8e', kind: 2, status: { code: 2 } }),
    ]
    const store = await before(answer({ trace: { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] } }))
    expect(await store.trace(ID, call())).toMatchObject({
      value: {
        id: ID,
        cut: 0,
        spans: [
          {
            ...{ id: '563d623c76514f8e', parentId: null, service: 'shop', kind: 'client', failed: true },
            ...{ startUs: START_S * 1e6 + 1, durationUs: 4, attributes: [{ key: 'status', value: 'no money' }] },
          },
          { id: '563d623c76514f8f', parentId: '563d623c76514f8e', kind: 'server', failed: true },
        ],
      },
    })
  })

  it('keeps values of every type, lists as they were written and numbers that are too large as text', async () => {
    const values = [
      { stringValue: '' },
      { intValue: '503' },
      { intValue: '9223372036854775807' },
      { doubleValue: 0.5 },
      { boolValue: false },
      { arrayValue: { values: [] } },
      null,
    ]
    const attributes = values.map((value, index) => ({ key: `k${index}`, value }))
    const event = { timeUnixNano: `${START_S}000000000`, name: 'retry', attributes }
    const spans = [span({ attributes, events: [event] })]
    const store = await before(answer({ trace: { resourceSpans: [{ resource, scopeSpans: [{ spans }] }] } }))
    const trace = await store.trace(ID, call())
    const [read] = trace.ok ? trace.value.spans : []
    const expected = ['', 503, '9223372036854775807', 0.5, false, '{"arrayValue":{"values":[]}}', 'null']
    expect(read?.attributes.map(({ value }) => value)).toEqual(expected)
    expect(read?.events[0]?.attributes.map(({ value }) => value)).toEqual(['retry', ...expected])
  })

  it('comes from the first version of the API where there is no second', async () => {
    const store = await before((request, response, wire) => {
      if (request.url.startsWith('/api/v2/')) response.writeHead(404).end('404 page not found')
      else {
        const batches = [{ resource, instrumentationLibrarySpans: [{ spans: [span({})] }] }]
        answer({ batches })(request, response, wire)
      }
    })
    expect(await store.trace(ID, call())).toMatchObject({ value: { spans: [{ operation: 'pay' }] } })
  })

  it('says when the store did not give all of it, and counts what is beyond the limit', async () => {
    const many = Array.from({ length: 10_002 }, (_, index) => span({ spanId: index.toString(16).padStart(16, '0') }))
    const store = await before(
      answer({ trace: { resourceSpans: [{ resource, scopeSpans: [{ spans: many }] }] }, status: 'PARTIAL' }),
      { maxBytes: 32 * 1024 * 1024 },
    )
    const trace = await store.trace(ID, call())
    expect(trace).toMatchObject({ value: { cut: 2, partial: true } })
    expect(trace.ok && trace.value.spans).toHaveLength(10_000)
  })

  it('is none when the answer is empty', async () => {
    const store = await before(answer({ trace: {}, status: 'COMPLETE' }))
    expect(await store.trace(ID, call())).toMatchObject({ error: { code: 'not_found' } })
  })
})

describeForeignAnswers(
  'Tempo',
  (url, timeoutMs) =>
    createTempoStore({
      ...traceStoreSettings(url, { timeoutMs: milliseconds(timeoutMs) }),
      grafanaDatasource: 'tempo',
    }),
  [
    ['JSON of something else', '{"traces":{"a":1},"tagValues":7,"trace":[]}'],
    ['JSON that is none', '{"traces":[{'],
    ['JSON with a time that is none', '{"traces":[{"traceID":"a","startTimeUnixNano":"-1x"}],"tagValues":[1],"trace":{"resourceSpans":[{"scopeSpans":[{"spans":[{"spanId":"a","startTimeUnixNano":"x"}]}]}]}}'], // prettier-ignore
  ],
)

it('a link leads to Grafana’s Explore, with the trace as data and not as address', async () => {
  const store = await before(answer({}), { externalUrl: 'https://grafana.example', grafanaDatasource: 'uid-1' })
  const link = new URL(store.link('a"b&c') ?? '')
  expect(link.origin + link.pathname).toBe('https://grafana.example/explore')
  expect(JSON.parse(link.searchParams.get('panes') ?? '')).toMatchObject({
    trace: { datasource: 'uid-1', queries: [{ query: 'a"b&c', datasource: { type: 'tempo', uid: 'uid-1' } }] },
  })
})
