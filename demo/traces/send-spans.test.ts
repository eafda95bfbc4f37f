import { traceHarness } from '../testing/trace-harness'
import { sendSpans } from './send-spans'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

async function collector(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const spans = traceHarness().last(5).flat()

it('posts all spans as JSON where OTLP expects them, a slash at the end or not', async () => {
  const got: string[] = []
  const url = await collector((request, response, body) => {
    const ids = [...body.matchAll(/"spanId":"([0-9a-f]{16})"/g)].map(([, id]) => id)
    got.push(`${request.method} ${request.url} ${request.headers['content-type']} ${ids.length}`)
    response.end('{}')
  })
  await sendSpans(url, spans)
  await sendSpans(`${url}/`, spans)
  expect(got).toEqual(Array.from({ length: 2 }, () => `POST /v1/traces application/json ${spans.length}`))
})

it('sends many spans in several requests, and none without spans', async () => {
  const sizes: number[] = []
  const url = await collector((_, response, body) => {
    sizes.push([...body.matchAll(/"spanId"/g)].length)
    response.end('{}')
  })
  const many = Array.from({ length: 100 }, () => spans)
    .flat()
    .slice(0, 7000)
  expect(many).toHaveLength(7000)
  await sendSpans(url, many)
  await sendSpans(url, [])
  expect(sizes).toEqual([5000, 2000])
})

it.each([
  ['a refusal', 400, '{"code":3,"message":"bad id"}', /\/v1\/traces answered 400: .*bad id/],
  ['an overloaded collector', 503, 'try later', /answered 503: try later/],
  [
    'spans that were left out',
    200,
    '{"partialSuccess":{"rejectedSpans":"3","errorMessage":"full"}}',
    /refused spans: .*full/,
  ],
])('says of %s what was answered', async (_, status, body, message) => {
  const url = await collector((_request, response) => response.writeHead(status).end(body))
  await expect(sendSpans(url, spans)).rejects.toThrow(message)
})

it('an answer that never comes ends with the deadline', async () => {
  const url = await collector(() => undefined)
  await expect(sendSpans(url, spans, { timeoutMs: 50 })).rejects.toThrow(/timeout/)
})

it('ends with the signal of the caller', async () => {
  const stop = new AbortController()
  const url = await collector(() => stop.abort(new Error('player stopped')))
  await expect(sendSpans(url, spans, { signal: stop.signal })).rejects.toThrow('player stopped')
})
