import { BEHAVIOURS, type Behaviour, startTestServer, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import { traceStoreSettings } from '@/lib/outbound/testing/trace-store-settings'
import type { TraceSearch, TraceStore } from '@/lib/ports/trace-store'
import { describeForeignAnswers } from '@/lib/ports/testing/foreign-answers-contract'
import { milliseconds, unixSeconds } from '@/lib/std/units'
import { afterEach, describe, expect, it } from 'vitest'
import { createZipkinStore } from './create-zipkin-store'

// Answers written after Zipkin's "zipkin2-api" description and what Zipkin 3.5.1 said, and lies.

const ID = '4e441824ec2b6a44ffdc9bb9a6453df3'
const START_US = 1_684_778_327_000_000
const SEARCH: TraceSearch = {
  ...{ services: ['shop'], operation: undefined, from: unixSeconds(START_US / 1e6 - 60), minUs: undefined },
  ...{ to: unixSeconds(START_US / 1e6 + 60), maxUs: undefined, tags: [], errorsOnly: false, limit: 3 },
}
const span = (part: object) => ({
  ...{ traceId: ID, id: '00000000000000a1', name: 'get /', kind: 'SERVER', timestamp: START_US, duration: 100 },
  ...{ localEndpoint: { serviceName: 'shop' }, ...part },
})

let server: TestServer | undefined
afterEach(() => server?.close())

async function before(behaviour: Behaviour, externalUrl?: string): Promise<TraceStore> {
  server = await startTestServer(behaviour)
  return createZipkinStore(traceStoreSettings(server.url, { externalUrl }))
}

const { answer } = BEHAVIOURS
const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(2_000) })

describe('what a search of Zipkin gives', () => {
  it('is only what one span of the service meets whole, and the rest is counted', async () => {
    const tags = [
      { key: 'a', value: '1' },
      { key: 'span.kind', value: 'server' },
    ]
    const traces = [
      [span({ tags: { a: '1', b: '2' } })],
      [span({ traceId: 'ab', kind: 'CLIENT', tags: { a: '1' } })],
      [span({ traceId: 'ac', localEndpoint: { serviceName: 'other' }, tags: { a: '1' } })],
    ]
    const found = await (await before(answer(traces))).search({ ...SEARCH, tags }, call())
    expect(found).toMatchObject({ value: { traces: [{ id: ID }], passedOver: 2, limited: true, newest: true } })
  })

  it('is a refusal in the store’s own words', async () => {
    const store = await before((_, response) =>
      response.writeHead(400, { 'content-type': 'text/*' }).end('maxDuration is only valid with minDuration'),
    )
    expect(await store.search(SEARCH, call())).toMatchObject({
      error: {
        code: 'bad_request',
        details: { source: 'zipkin', upstream: 'maxDuration is only valid with minDuration' },
      },
    })
  })
})

describe('a trace of Zipkin', () => {
  it('has two spans where caller and server tell of a call under one id', async () => {
    const spans = [
      span({ kind: 'CLIENT', localEndpoint: { serviceName: 'edge' } }),
      span({ shared: true, timestamp: START_US + 10, duration: 50 }),
      span({ id: '00000000000000b2', parentId: '00000000000000a1', kind: 'CLIENT', timestamp: START_US + 20 }),
    ]
    const trace = await (await before(answer(spans))).trace(ID, call())
    expect(trace.ok && trace.value.spans.map(({ id, parentId, service }) => [id, parentId, service])).toEqual([
      ['00000000000000a1', null, 'edge'],
      ['00000000000000a1-server', '00000000000000a1', 'shop'],
      ['00000000000000b2', '00000000000000a1-server', 'shop'],
    ])
  })

  it('says what a span lacks, what it calls and what it went through', async () => {
    const spans = [
      span({ tags: { error: '' }, remoteEndpoint: { serviceName: 'bank', ipv4: '10.0.0.7', port: 80 } }),
      span({
        id: 'b2',
        parentId: '00000000000000a1',
        timestamp: null,
        duration: null,
        kind: null,
        tags: { error: 'false' },
      }),
      span({ id: 'c3', annotations: [{ timestamp: START_US + 5, value: 'ws' }] }),
    ]
    const trace = await (await before(answer(spans))).trace(ID, call())
    expect(trace).toMatchObject({
      value: {
        spans: [
          {
            failed: true,
            attributes: [
              { key: 'error', value: '' },
              { key: 'peer.service', value: 'bank' },
              { key: 'net.peer.ip', value: '10.0.0.7' },
              { key: 'net.peer.port', value: 80 },
            ],
          },
          {
            failed: false,
            kind: 'unknown',
            startUs: START_US,
            durationUs: 0,
            warnings: [expect.stringContaining('without its beginning')],
          },
          { events: [{ atUs: START_US + 5, attributes: [{ key: 'event', value: 'ws' }] }] },
        ],
      },
    })
  })

  it('is none when the answer is empty or says so', async () => {
    expect(await (await before(answer([]))).trace(ID, call())).toMatchObject({ error: { code: 'not_found' } })
    await server?.close()
    const store = await before((_, response) => response.writeHead(404, { 'content-type': 'text/*' }).end('not found'))
    expect(await store.trace(ID, call())).toMatchObject({ error: { code: 'not_found' } })
    expect(await store.services(call())).toMatchObject({ error: { code: 'upstream_invalid' } })
  })
})

describeForeignAnswers(
  'Zipkin',
  (url, timeoutMs) => createZipkinStore(traceStoreSettings(url, { timeoutMs: milliseconds(timeoutMs) })),
  [
    ['JSON of something else', '{"data":[]}'],
    ['JSON that is none', '[[{'],
    ['spans without what every span has', '[[{"id":1}]]'],
  ],
)

it('a link leads to the trace in Zipkin’s own pages', async () => {
  expect((await before(answer([]), 'https://zipkin.example/zipkin')).link(ID)).toBe(
    `https://zipkin.example/zipkin/traces/${ID}`,
  )
})
