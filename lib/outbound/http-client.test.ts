import { createHttpClient, type HttpClient } from '@/lib/outbound/http-client'
import type { HttpRequest, StreamRequest } from '@/lib/outbound/http-request'
import type { Measurement } from '@/lib/outbound/measure'
import {
  BEHAVIOURS,
  startTestServer,
  testCertificate,
  type TestServer,
} from '@/lib/outbound/testing/misbehaving-server'
import { once } from 'node:events'
import { afterEach, describe, expect, test } from 'vitest'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

async function server(...args: Parameters<typeof startTestServer>): Promise<TestServer> {
  const started = await startTestServer(...args)
  open.push(started)
  return started
}

function client(measured: Measurement[] = [], concurrency = 8): HttpClient {
  const settings = { source: 'default', title: 'The store', concurrency, hosts: { loopbackNames: false } }
  const made = createHttpClient(settings, { measure: (m) => measured.push(m) })
  open.push(made)
  return made
}

function get(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  const signal = new AbortController().signal
  return { operation: 'query', method: 'GET', url: new URL(url), maxBytes: 1024, signal, timeoutMs: 5_000, ...changes }
}

describe('a failing upstream gives exactly one failure', () => {
  const cases = [
    ['hangs', BEHAVIOURS.hang(), 'upstream_timeout'],
    ['drips for ever', BEHAVIOURS.drip(), 'upstream_timeout'],
    ['sends more than the limit', BEHAVIOURS.huge(), 'too_large'],
    ['announces more than the limit', BEHAVIOURS.hugeByHeader(), 'too_large'],
    ['breaks off', BEHAVIOURS.cutOff(), 'upstream_invalid'],
    ['redirects', BEHAVIOURS.redirect('http://169.254.169.254/latest/meta-data'), 'upstream_invalid'],
    ['answers compressed unasked', BEHAVIOURS.gzip(), 'upstream_invalid'],
    ['does not speak HTTP', BEHAVIOURS.notHttp(), 'upstream_invalid'],
  ] as const
  test.each(cases)('when it %s', async (_title, behaviour, code) => {
    const { url } = await server(behaviour)
    const measured: Measurement[] = []
    const result = await client(measured).send(get(url, { timeoutMs: 150 }))
    expect(result).toMatchObject({ ok: false, error: { code } })
    expect(measured).toMatchObject([{ source: 'default', operation: 'query', outcome: code, bytes: 0 }])
  })

  test('when nothing listens', async () => {
    const gone = await server(BEHAVIOURS.hang())
    await gone.close()
    open.pop()
    const result = await client().send(get(gone.url))
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'upstream_unavailable', message: 'The store refused the connection.' },
    })
  })

  test('when its certificate is not trusted; with its CA, or unchecked on purpose, it answers', async () => {
    const certificate = await testCertificate()
    const { url } = await server(BEHAVIOURS.answer({}), certificate)
    const c = client()
    const refused = await c.send(get(url))
    expect(refused).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
    expect(!refused.ok && refused.error.message).toContain('certificate')
    expect(await c.send(get(url, { tls: { ca: certificate.cert } }))).toMatchObject({ ok: true })
    expect(await c.send(get(url, { tls: { insecureSkipVerify: true } }))).toMatchObject({ ok: true })
    expect(await c.send(get(url))).toMatchObject({ ok: false })
  })

  test('when it speaks TLS and was asked without, and the other way round', async () => {
    const secure = await server(BEHAVIOURS.answer({}), await testCertificate())
    const plain = await server(BEHAVIOURS.answer({}))
    const c = client()
    expect(await c.send(get(secure.url.replace('https', 'http')))).toMatchObject({ ok: false })
    expect(await c.send(get(plain.url.replace('http', 'https')))).toMatchObject({
      ok: false,
      error: { code: 'upstream_unavailable' },
    })
  })
})

describe('a complete answer is a value', () => {
  test('whatever its status', async () => {
    const { url } = await server(BEHAVIOURS.status(503, { 'retry-after': '7' }, 'busy'))
    const measured: Measurement[] = []
    const result = await client(measured).send(get(url))
    expect(result).toMatchObject({ ok: true, value: { status: 503, headers: { 'retry-after': '7' } } })
    expect(result.ok && result.value.body.toString()).toBe('busy')
    expect(measured).toMatchObject([{ outcome: 'ok', status: 503, bytes: 4 }])
  })

  test('of exactly the size limit', async () => {
    const { url } = await server(BEHAVIOURS.status(200, {}, 'x'.repeat(1024)))
    expect(await client().send(get(url))).toMatchObject({ ok: true })
    expect(await client().send(get(url, { maxBytes: 1023 }))).toMatchObject({ ok: false, error: { code: 'too_large' } })
  })

  test('asked for uncompressed, with the given headers and body', async () => {
    const { url, requests } = await server(BEHAVIOURS.answer({}))
    await client().send(get(`${url}/a?b=c`, { method: 'POST', body: 'q=1', headers: { 'x-scope-orgid': 'team-a' } }))
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/a?b=c',
        body: 'q=1',
        headers: { 'accept-encoding': 'identity', 'x-scope-orgid': 'team-a' },
      },
    ])
  })

  test('sent again when the kept connection had been closed in the same moment', async () => {
    let first = true
    const s = await server((request, response, wire) => {
      if (request.url === '/b' && first) {
        first = false
        wire.socket.resetAndDestroy()
      } else BEHAVIOURS.answer({})(request, response, wire)
    })
    const c = client()
    await c.send(get(`${s.url}/a`))
    expect(await c.send(get(`${s.url}/b`))).toMatchObject({ ok: true })
    expect(s.requests.map((r) => r.url)).toEqual(['/a', '/b', '/b'])
  })

  test('over one connection for calls that follow each other', async () => {
    const s = await server(BEHAVIOURS.answer({}))
    const c = client()
    for (let i = 0; i < 5; i += 1) await c.send(get(s.url))
    expect(s.connections()).toBe(1)
  })
})

describe('limits', () => {
  test('an aborted signal ends the call and its request on the wire', async () => {
    const controller = new AbortController()
    let closed: Promise<unknown> | undefined
    const { url } = await server((_request, response) => {
      closed = once(response, 'close')
      controller.abort()
    })
    const result = await client().send(get(url, { signal: controller.signal }))
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
    await closed
  })

  test('a signal that was aborted before sends nothing', async () => {
    const { url, requests } = await server(BEHAVIOURS.answer({}))
    expect(await client().send(get(url, { signal: AbortSignal.abort() }))).toMatchObject({ ok: false })
    expect(requests).toEqual([])
  })

  test('no more calls at once than allowed, and those who wait keep their deadline', async () => {
    const s = await server(BEHAVIOURS.hang())
    const c = client([], 2)
    const calls = Array.from({ length: 5 }, () => c.send(get(s.url, { timeoutMs: 100 })))
    const results = await Promise.all(calls)
    expect(results.map((r) => !r.ok && r.error.code)).toEqual(Array(5).fill('upstream_timeout'))
    expect(s.requests).toHaveLength(2)
  })

  test('no request to a refused address, whatever the way it is written', async () => {
    const urls = [
      'http://169.254.169.254/',
      'http://0xa9fea9fe/',
      'http://[::ffff:169.254.169.254]/',
      'ftp://example.org/',
    ]
    for (const url of urls) {
      expect(await client().send(get(url))).toMatchObject({ ok: false, error: { code: 'upstream_unavailable' } })
    }
  })
})

describe('a stream', () => {
  async function follow(c: HttpClient, url: string, changes: Partial<StreamRequest> = {}) {
    const lines: string[] = []
    let opened = 0
    const result = await c.follow({
      ...get(url),
      idleMs: 100,
      maxLineBytes: 100,
      onOpen: () => (opened += 1),
      onLine: (line) => lines.push(line),
      ...changes,
    })
    return { result, lines, opened }
  }

  test('is read line by line until the other side ends it, in whatever pieces it comes', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(200)
      const text = Buffer.from('{"a":1}\n\n{"b":"ü"}\r\n{"c"')
      for (const byte of text) response.write(Buffer.of(byte))
      response.end(':3}\n')
    })
    const { result, lines, opened } = await follow(client(), url)
    expect(result).toMatchObject({ ok: true, value: { status: 200 } })
    expect(lines).toEqual(['{"a":1}', '{"b":"ü"}', '{"c":3}'])
    expect(opened).toBe(1)
  })

  test('that falls silent ends as a timeout', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(200).write('one\n')
    })
    const { result, lines } = await follow(client(), url)
    expect(lines).toEqual(['one'])
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
    expect(!result.ok && result.error.message).toContain('sent nothing for 0.1 s')
  })

  test('outlives the time limit of its opening as long as something comes', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(200)
      let left = 10
      const timer = setInterval(() => {
        left -= 1
        response.write('tick\n')
        if (left > 0) return
        clearInterval(timer)
        response.end()
      }, 60)
    })
    const { result, lines } = await follow(client(), url, { timeoutMs: 400, idleMs: 5_000 })
    expect(result.ok).toBe(true)
    expect(lines).toHaveLength(10)
  })

  test('with an endless line is refused', async () => {
    const { url } = await server(BEHAVIOURS.huge())
    const { result, lines } = await follow(client(), url)
    expect(result).toMatchObject({ ok: false, error: { code: 'too_large' } })
    expect(lines).toEqual([])
  })

  test('that is refused gives the answer, and never opens', async () => {
    const { url } = await server(BEHAVIOURS.status(410, {}, 'gone'))
    const { result, opened } = await follow(client(), url)
    expect(result.ok && [result.value.status, result.value.body.toString()]).toEqual([410, 'gone'])
    expect(opened).toBe(0)
  })

  test('ends with the caller’s signal', async () => {
    const controller = new AbortController()
    const { url } = await server((_request, response) => {
      response.writeHead(200).flushHeaders()
    })
    const onOpen = (): void => controller.abort()
    const { result } = await follow(client(), url, { signal: controller.signal, idleMs: 60_000, onOpen })
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
  })

  test('that the reader gives up with the last line ends quietly', async () => {
    const { url } = await server((_request, response) => void response.writeHead(200).end('one\ntwo\n'))
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const controller = new AbortController()
      const onLine = (): void => controller.abort()
      const { result } = await follow(client(), url, { signal: controller.signal, onLine })
      expect(result).toMatchObject({ ok: false, error: { code: 'upstream_timeout' } })
    }
  })

  test('that breaks off is a failure, not an end', async () => {
    const { url } = await server((_request, response) => {
      response.writeHead(200)
      response.write('one\n', () => response.destroy())
    })
    const { result, lines } = await follow(client(), url)
    expect(lines).toEqual(['one'])
    expect(result).toMatchObject({ ok: false, error: { code: 'upstream_invalid' } })
  })
})
