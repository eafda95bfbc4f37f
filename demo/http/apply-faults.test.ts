import { steppedClock } from '../testing/stepped-clock'
import type { HttpFault } from './faults'
import { CallRecorder } from './recorder'
import { type RunningServer, serve } from './serve'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

const NOW = Date.UTC(2026, 0, 5, 12)
let faults: readonly HttpFault[] = []
let server: RunningServer
beforeAll(async () => {
  const shared = { clock: steppedClock(NOW), recorder: new CallRecorder() }
  const handle = ({ response }: { readonly response: { end(text: string): unknown } }): void => void response.end('ok')
  server = await serve({ name: 'test', port: 0, ...shared, faults: () => faults, handle })
})
beforeEach(() => {
  faults = []
})
afterAll(() => server.close())

const ask = (path = '/', headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers })

it('shows a page to sign in with the code of success', async () => {
  faults = [{ kind: 'html' }]
  const answer = await ask('/api/v1/query')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await answer.text()).toContain('Sign in')
})

it('greets as a server of gRPC does, which is no HTTP/1', async () => {
  faults = [{ kind: 'grpc' }]
  const socket = connect(server.port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  expect(answer.subarray(0, 4)).toEqual(Buffer.from([0, 0, 6, 4]))
  await expect(ask()).rejects.toThrow('fetch failed')
})

it.each([
  [{}, 401],
  [{ 'x-scope-orgid': 'team-b' }, 401],
  [{ 'x-scope-orgid': 'team-a' }, 200],
])('asks for its tenant: %j gets %d', async (headers, status) => {
  faults = [{ kind: 'tenant', tenant: 'team-a' }]
  const answer = await ask('/api/v1/query', headers)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toBe(status === 200 ? 'ok' : 'no org id\n')
})

it('tells its version without a tenant', async () => {
  faults = [{ kind: 'tenant', tenant: 'team-a' }]
  expect((await ask('/api/v1/status/buildinfo')).status).toBe(200)
})

it('tells another time, and is broken in a second way at once', async () => {
  faults = [
    { kind: 'status', status: 503 },
    { kind: 'skew', offsetSeconds: -90 },
  ]
  const answer = await ask()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('date')).toBe('Mon, 05 Jan 2026 11:58:30 GMT')
})

it('is broken only where its path is meant', async () => {
  faults = [{ kind: 'html', path: '/log' }]
  expect(await (await ask('/events')).text()).toBe('ok')
  expect(await (await ask('/pods/x/log')).text()).toContain('Sign in')
})
