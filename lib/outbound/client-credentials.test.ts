import { clientCredentials } from '@/lib/outbound/client-credentials'
import { createHttpClient } from '@/lib/outbound/http-client'
import { createReader } from '@/lib/outbound/read-with-credentials'
import { type Behaviour, startTestServer, type TestServer } from '@/lib/outbound/testing/misbehaving-server'
import { afterEach, describe, expect, it } from 'vitest'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close()
})

async function server(behaviour: Behaviour): Promise<TestServer> {
  const started = await startTestServer(behaviour)
  open.push(started)
  return started
}

function http() {
  const made = createHttpClient({
    source: 'store',
    title: 'The token server',
    concurrency: 8,
    hosts: { loopbackNames: false },
  })
  open.push(made)
  return made
}

const json =
  (status: number, body: unknown): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }

/** Hands out `t1`, `t2` …, each for a hundred seconds. */
function counting(): Behaviour {
  let count = 0
  return (...wire) => {
    count += 1
    json(200, { access_token: `t${count}`, token_type: 'Bearer', expires_in: 100 })(...wire)
  }
}

function tokens(url: string, nowMs?: () => number) {
  const settings = {
    tokenUrl: `${url}/token`,
    clientId: 'pharos:1',
    clientSecret: () => Promise.resolve('s&cret %'),
    scopes: ['metrics.read', 'b'],
    ca: undefined,
  }
  return clientCredentials(settings, http(), nowMs)
}

describe('a token by client credentials', () => {
  it('is asked for with the encoded name and secret, and the scopes', async () => {
    const { url, requests } = await server(counting())
    expect(await tokens(url)({ fresh: false })).toBe('t1')
    const [request] = requests
    expect(request).toMatchObject({ method: 'POST', url: '/token' })
    expect(request?.body).toBe('grant_type=client_credentials&scope=metrics.read+b')
    const basic = Buffer.from(request?.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString()
    expect(basic).toBe('pharos%3A1:s%26cret+%25')
  })

  it('is kept until shortly before it ends, and calls at once share one request', async () => {
    const { url, requests } = await server(counting())
    let now = 0
    const token = tokens(url, () => now)
    expect(await Promise.all([token({ fresh: false }), token({ fresh: false })])).toEqual(['t1', 't1'])
    now = 89_000
    expect(await token({ fresh: false })).toBe('t1')
    now = 91_000
    expect(await token({ fresh: false })).toBe('t2')
    expect(requests).toHaveLength(2)
  })

  it('is asked for anew when it was refused, though not twice within five seconds', async () => {
    const { url } = await server(counting())
    let now = 0
    const token = tokens(url, () => now)
    await token({ fresh: false })
    now = 4_000
    expect(await token({ fresh: true })).toBe('t1')
    now = 6_000
    expect(await token({ fresh: true })).toBe('t2')
  })

  it.each([
    [
      'a refusal',
      json(401, { error: 'invalid_client', error_description: 's&cret % is wrong' }),
      'token server: HTTP 401',
    ],
    ['a token of another kind', json(200, { access_token: 'x', token_type: 'mac' }), 'token server: HTTP 200'],
    ['an answer that is not JSON', (_: unknown, response) => response.end('<html>'), 'token server: HTTP 200'],
  ] satisfies readonly (readonly [string, Behaviour, string])[])(
    'rejects %s without its words, and asks again next time',
    async (_title, behaviour, code) => {
      const { url, requests } = await server(behaviour)
      const token = tokens(url)
      await expect(token({ fresh: false })).rejects.toMatchObject({ code, message: code })
      await expect(token({ fresh: false })).rejects.toMatchObject({ code })
      expect(requests).toHaveLength(2)
    },
  )

  it('lets a store be read that takes only the newest token', async () => {
    const issuer = await server(counting())
    const store = await server((request, response) => {
      response.writeHead(request.headers.authorization === 'Bearer t2' ? 200 : 401).end()
    })
    let now = 0
    const token = tokens(issuer.url, () => (now += 6_000))
    const read = createReader(
      {
        headers: {},
        tenant: undefined,
        auth: { type: 'bearer', token },
        tls: { ca: undefined, cert: undefined, key: undefined, insecureSkipVerify: false },
        maxBytes: 1024,
      },
      http(),
      'The store',
    )
    const signal = new AbortController().signal
    const result = await read({ operation: 'query', url: new URL(store.url), signal, timeoutMs: 5_000 })
    expect(result).toMatchObject({ ok: true, value: { answer: { status: 200 }, secrets: ['t2'] } })
  })
})
