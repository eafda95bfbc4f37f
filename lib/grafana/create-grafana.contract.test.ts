import { startGrafana } from '@/demo/grafana/server'
import { CallRecorder } from '@/demo/http/recorder'
import { steppedClock } from '@/demo/testing/stepped-clock'
import { startTestServer, type Behaviour } from '@/lib/outbound/testing/misbehaving-server'
import { milliseconds } from '@/lib/std/units'
import { afterEach, describe, expect, test } from 'vitest'
import { createGrafana, type GrafanaSettings } from './create-grafana'

const ended: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ended.splice(0)) await end()
})

const call = () => ({ signal: new AbortController().signal, timeoutMs: milliseconds(2_000) })
const NO_TLS = { ca: undefined, cert: undefined, key: undefined, insecureSkipVerify: false }

function grafanaAt(url: string, more: Partial<GrafanaSettings> = {}) {
  const plain = { headers: {}, tenant: undefined, auth: { type: 'none' }, tls: NO_TLS } as const
  return createGrafana({ ...plain, url, timeoutMs: milliseconds(2_000), maxBytes: 100_000, ...more })
}

async function answering(behaviour: Behaviour) {
  const server = await startTestServer(behaviour)
  ended.push(() => server.close())
  return server
}

const json =
  (body: unknown, status = 200): Behaviour =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' }).end(JSON.stringify(body))
  }

describe('a Grafana', () => {
  test('the demo’s one tells its dashboards by uid and title', async () => {
    const running = await startGrafana({
      port: 0,
      clock: steppedClock(),
      recorder: new CallRecorder(),
    })
    ended.push(() => running.close())
    const found = await grafanaAt(running.url).dashboards(call())
    expect(found.ok && found.value).toContainEqual({ uid: 'demo5', title: 'Istio Workload Dashboard' })
    expect(await grafanaAt(running.url).version(call())).toEqual({ ok: true, value: '12.0.1' })
    expect(await grafanaAt(running.url).publishedAs('demo5', call())).toEqual({ ok: true, value: 7630 })
  })

  test('is asked once, for dashboards only, with the credential of the server', async () => {
    const server = await answering(json([]))
    const token = () => Promise.resolve('sesame')
    const grafana = grafanaAt(`${server.url}/grafana`, {
      auth: { type: 'bearer', token },
      headers: { 'X-Grafana-Org-Id': '7' },
    })
    expect(await grafana.dashboards(call())).toEqual({ ok: true, value: [] })
    expect(server.requests).toHaveLength(1)
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      url: '/grafana/api/search?type=dash-db&limit=5000',
      headers: { authorization: 'Bearer sesame', 'x-grafana-org-id': '7' },
    })
  })

  test.each<readonly [string, Behaviour, string, RegExp]>([
    [
      'refuses the credential',
      json({ message: 'Unauthorized' }, 401),
      'upstream_unavailable',
      /refused our credentials/,
    ],
    ['fails', json({ message: 'no' }, 500), 'upstream_unavailable', /failed \(HTTP 500\)/],
    ['lies elsewhere', json({ message: 'Not found' }, 404), 'upstream_invalid', /Is the address right/],
    [
      'is a login page',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>'),
      'upstream_invalid',
      /text\/html/,
    ],
    ['answers something else', json({ dashboards: [] }), 'upstream_invalid', /as Grafana does/],
    ['answers items of another shape', json([{ id: 1 }]), 'upstream_invalid', /as Grafana does/],
    ['answers too much', json([{ uid: 'a', title: 'x'.repeat(200_000) }]), 'too_large', /./],
    [
      'leads elsewhere',
      (_, response) => response.writeHead(302, { location: '/login' }).end(),
      'upstream_invalid',
      /./,
    ],
  ])('that %s is told in words', async (_, behaviour, code, message) => {
    const server = await answering(behaviour)
    const found = await grafanaAt(server.url).dashboards(call())
    expect(found.ok ? undefined : found.error).toMatchObject({ code, details: { source: 'grafana' } })
    expect(found.ok ? '' : found.error.message).toMatch(message)
  })

  test.each([
    [{ dashboard: { gnetId: 7639 } }, 7639],
    [{ dashboard: { gnetId: null } }, undefined],
    [{ dashboard: { gnetId: 0 } }, undefined],
    [{ dashboard: {} }, undefined],
  ])('%j is published as %s', async (body, value) => {
    const server = await answering(json(body))
    expect(await grafanaAt(server.url).publishedAs('../a?b', call())).toEqual({ ok: true, value })
    expect(server.requests[0]?.url).toBe('/api/dashboards/uid/..%2Fa%3Fb')
  })

  test('that does not answer is given up', async () => {
    const server = await answering(() => undefined)
    const found = await grafanaAt(server.url, { timeoutMs: milliseconds(50) }).dashboards(call())
    expect(found.ok ? undefined : found.error.code).toBe('upstream_timeout')
  })

  test('that is not there is said', async () => {
    const server = await answering(json([]))
    await server.close()
    const found = await grafanaAt(server.url).dashboards(call())
    expect(found.ok ? undefined : found.error.code).toBe('upstream_unavailable')
  })
})
