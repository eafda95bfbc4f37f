import { createDemoMesh, type DemoMesh } from '../mesh'
import { type Answer, callApiServer, openAnswer } from '../testing/call-api-server'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let mesh: DemoMesh
let caPem: string
beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual' })
  caPem = await readFile(join(dirname(mesh.kubeconfigPath), 'ca.crt'), 'utf8')
})
afterAll(() => mesh.close())

const podOf = (namespace: string, workload: string): string =>
  mesh.store.list('pods').find(({ metadata }) => metadata.namespace === namespace && metadata.name.startsWith(workload))
    ?.metadata.name ?? ''
const pathOf = (namespace: string, workload: string, query: string): string =>
  `/api/v1/namespaces/${namespace}/pods/${podOf(namespace, workload)}/log?${query}`
const call = (path: string, token = 'demo-admin'): Promise<Answer> =>
  callApiServer({ url: mesh.urls.kubernetes, caPem }, path, { token })
const linesOf = async (path: string): Promise<readonly string[]> => {
  const { status, text } = await call(path)
  expect(status).toBe(200)
  return text.split('\n').slice(0, -1)
}

describe('the access log of a proxy', () => {
  it('has the format of Istio, and one line for each side of a request', async () => {
    const lines = await linesOf(pathOf('bookinfo', 'productpage', 'container=istio-proxy&tailLines=200'))
    expect(lines).toHaveLength(200)
    const access = lines.filter((line) => line.startsWith('['))
    expect(access.find((line) => line.includes('inbound|9080||'))).toMatch(
      /^\[[\dT:.-]+Z\] "GET \/productpage HTTP\/1\.1" 200 - via_upstream - "-" \d+ \d+ \d+ \d+ "-" "demo\/1\.0" "[0-9a-f-]{36}" "bookinfo\.demo" "10\.\d+\.\d+\.\d+:9080" inbound\|9080\|\|; \S+ \S+ \S+ \S+ default$/,
    )
    expect(access.some((line) => line.includes('outbound|9080||details.bookinfo.svc.cluster.local'))).toBe(true)
  })

  it('is JSON where the mesh writes JSON, and the application names its trace', async () => {
    const proxy = await linesOf(pathOf('travel', 'flights-v1', 'container=istio-proxy&tailLines=50'))
    const first: unknown = JSON.parse(proxy.find((line) => line.startsWith('{')) ?? '')
    expect(first).toMatchObject({ method: 'GET', response_code: 200, response_flags: '-' })
    const app = await linesOf(pathOf('travel', 'flights-v1', 'container=flights&tailLines=50'))
    expect(app.some((line) => /"trace_id":"[0-9a-f]{32}"/.test(line))).toBe(true)
  })

  it('says the same about the same time, whoever asks', async () => {
    const path = pathOf('bookinfo', 'reviews-v1', 'container=istio-proxy&sinceSeconds=60')
    expect(await linesOf(path)).toEqual(await linesOf(path))
  })
})

describe('parameters', () => {
  it('put the time of each line before it, and begin where they say', async () => {
    const lines = await linesOf(pathOf('bookinfo', 'productpage', 'container=productpage&timestamps=true&sinceSeconds=30')) // prettier-ignore
    const times = lines.map((line) => Date.parse(line.slice(0, line.indexOf(' '))))
    expect(lines.length).toBeGreaterThan(5)
    expect(times.every((at) => at >= mesh.clock.now() - 30_000 && at <= mesh.clock.now())).toBe(true)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('cut after so many bytes', async () => {
    const { text } = await call(
      pathOf('bookinfo', 'productpage', 'container=productpage&sinceSeconds=60&limitBytes=100'),
    )
    expect(text).toHaveLength(100)
  })

  it('lead to the run before, where there was one', async () => {
    const lines = await linesOf(pathOf('lab', 'debug-shell', 'container=debug-shell&previous=true'))
    expect(lines.some((line) => line.startsWith('panic:'))).toBe(true)
  })

  it.each([
    ['container=nope', 400, /container nope is not valid for pod productpage/],
    ['previous=true', 400, /previous terminated container "productpage" in pod "productpage-.*" not found/],
    ['tailLines=x', 400, /.+/],
    ['sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z', 422, /at most one of/],
    ['limitBytes=0', 422, /must be greater than 0/],
  ])('that a real server refuses are refused: %s', async (query, status, words) => {
    const answer = await call(pathOf('bookinfo', 'productpage', query))
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ kind: 'Status', message: expect.stringMatching(words) as unknown })
  })

  it('need the right to read logs', async () => {
    expect((await call(pathOf('shop', 'storefront', ''), 'demo-editor')).status).toBe(403)
    expect((await call(pathOf('bookinfo', 'productpage', 'tailLines=1'), 'demo-editor')).status).toBe(200)
  })
})

it('follows: what is printed later comes on the same answer', async () => {
  const path = pathOf('bookinfo', 'productpage', 'container=productpage&follow=true&tailLines=0')
  const response = await openAnswer({ url: mesh.urls.kubernetes, caPem }, path, { token: 'demo-admin' })
  const received = new Promise<string>((resolve) => {
    response.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8')))
  })
  mesh.clock.advance(20)
  expect(await received).toContain('productpage')
  response.destroy()
})
