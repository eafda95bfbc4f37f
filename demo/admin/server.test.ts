import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { KubeObject } from '../kube-object'
import { createDemoMesh, type DemoMesh } from '../mesh'
import type { TrueEdge } from '../model/truth'
import { askAdmin } from '../testing/admin-client'
import { askPrometheus } from '../testing/prometheus-answer'
import { parse } from 'yaml'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ noise: false, clock: 'manual' })
})
beforeEach(async () => {
  await askAdmin(mesh, 'POST /reset')
})
afterAll(() => mesh.close())

const errors =
  'sum(rate(istio_requests_total{reporter="destination",destination_workload="details-v1",response_code="500"}[15s]))'

async function valueOf(query: string): Promise<number> {
  const { values } = await askPrometheus(mesh.urls.prometheus, 'query', { query })
  return [...values.values()][0] ?? 0
}

describe('the clock', () => {
  it('moves by the seconds asked for', async () => {
    const before = mesh.clock.now()
    const { body } = await askAdmin(mesh, 'POST /advance', { seconds: 42.5 })
    expect(mesh.clock.now()).toBe(before + 42_500)
    expect(body).toMatchObject({ now: (before + 42_500) / 1000 })
  })

  it('pauses and goes on', async () => {
    expect((await askAdmin(mesh, 'POST /pause')).body).toMatchObject({ paused: true })
    expect((await askAdmin(mesh, 'POST /resume')).body).toMatchObject({ paused: false })
  })

  it.each([[{}], [{ seconds: -1 }], [{ seconds: 1e9 }], ['{'], [{ seconds: '1' }]])(
    'is not moved by %j',
    async (body) => {
      const before = mesh.clock.now()
      expect((await askAdmin(mesh, 'POST /advance', body)).status).toBe(400)
      expect(mesh.clock.now()).toBe(before)
    },
  )
})

describe('faults', () => {
  it('break a server until they are cleared', async () => {
    const { urls } = mesh
    const set = { target: 'prometheus', kind: 'status', status: 502 }
    expect((await askAdmin(mesh, 'POST /faults', set)).body).toEqual([set])
    expect((await fetch(`${urls.prometheus}/api/v1/labels`)).status).toBe(502)
    expect((await askAdmin(mesh, 'DELETE /faults?target=prometheus')).body).toEqual([])
    expect((await fetch(`${urls.prometheus}/api/v1/labels`)).status).toBe(200)
  })

  it('add up at one server, and the newest of a kind wins', async () => {
    const { body } = await askAdmin(
      mesh,
      'POST /faults',
      '"prometheus:settling=30s,prometheus:partial,prometheus:settling=60s"',
    )
    expect(body).toEqual([
      { target: 'prometheus', kind: 'partial' },
      { target: 'prometheus', kind: 'settling', delayMs: 60_000 },
    ])
  })

  it('replace each other where each is a whole answer', async () => {
    await askAdmin(mesh, 'POST /faults', '"prometheus:empty"')
    const { body } = await askAdmin(mesh, 'POST /faults', '"prometheus:garbage,kubernetes:down"')
    expect(body).toEqual([
      { target: 'prometheus', kind: 'garbage' },
      { target: 'kubernetes', kind: 'down' },
    ])
  })

  it('change the traffic within one window, and leave it by themselves when their time is over', async () => {
    const fault = {
      target: 'mesh',
      kind: 'error',
      workload: 'bookinfo/details-v1',
      status: 500,
      share: 0.5,
      seconds: 30,
    }
    await askAdmin(mesh, 'POST /faults', fault)
    mesh.clock.advance(15)
    expect(await valueOf(errors)).toBeCloseTo(11.5, 0)
    mesh.clock.advance(35)
    expect(await valueOf(errors)).toBe(0)
    expect((await askAdmin(mesh, 'GET /faults')).body).toEqual([])
  })

  it('silence everybody, also who calls by itself', async () => {
    await askAdmin(mesh, 'POST /faults', '"mesh:load=*:0"')
    mesh.clock.advance(30)
    expect(await valueOf('sum(rate(istio_requests_total[15s]))')).toBe(0)
    expect(await valueOf('sum(rate(istio_tcp_sent_bytes_total[15s]))')).toBe(0)
  })

  it.each(['"moon:down"', { target: 'kubernetes', kind: 'status', status: 200 }, { target: 'mesh' }, 'no json'])(
    'refuses %j and says what it knows',
    async (body) => {
      const answer = await askAdmin(mesh, 'POST /faults', body)
      expect(answer.status).toBe(400)
      expect(JSON.stringify(answer.body)).toContain('prometheus|jaeger|tempo|zipkin|grafana|kubernetes|istiod:down')
    },
  )
})

describe('reset', () => {
  it('brings back objects, traffic and faults of the start, and lets time go on', async () => {
    const { store, clock } = mesh
    const before = store.list('services').length
    store.delete('services', 'bookinfo', 'ratings')
    await askAdmin(mesh, 'POST /faults', '"prometheus:down,mesh:load=bookinfo.demo:3"')
    clock.advance(60)
    const now = clock.now()
    const { body } = await askAdmin(mesh, 'POST /reset')
    expect(body).toMatchObject({ faults: [], now: now / 1000 })
    expect(store.list('services')).toHaveLength(before)
    expect(
      await valueOf('sum(rate(istio_requests_total{destination_workload=~"ratings.*",reporter="source"}[1m]))'),
    ).toBeCloseTo(13.33, 0)
  })
})

describe('GET /truth', () => {
  it('says what PromQL says about the served series, edge by edge', async () => {
    mesh.clock.advance(300)
    const to = Math.floor(mesh.clock.now() / 5000) * 5
    const { body } = await askAdmin(mesh, `GET /truth?from=${to - 300}&to=${to}`)
    const expected = new Map<string, number>()
    for (const edge of (body as { readonly edges: readonly TrueEdge[] }).edges) {
      if (edge.protocol === 'tcp') continue
      const labels = [
        ['destination_service', edge.service],
        ['destination_workload', edge.destination],
        ['destination_workload_namespace', edge.destinationNamespace],
        ['reporter', edge.reporter],
        ['source_workload', edge.source],
        ['source_workload_namespace', edge.sourceNamespace],
      ]
      const key = `${JSON.stringify(labels)}@${to}`
      expected.set(key, (expected.get(key) ?? 0) + edge.perSecond)
    }
    const by =
      'reporter,destination_service,source_workload,destination_workload,source_workload_namespace,destination_workload_namespace'
    const query = `sum by (${by}) (rate(istio_requests_total[5m]))`
    const { values } = await askPrometheus(mesh.urls.prometheus, 'query', { query, time: String(to) })
    expect([...values.keys()].sort()).toEqual([...expected.keys()].sort())
    const wrong = [...values].filter(([key, value]) => !(Math.abs(value - (expected.get(key) ?? 0)) < 0.05))
    expect(wrong).toEqual([])
  })

  it.each(['from=2&to=1', 'from=soon', 'to=never'])('refuses the span %s', async (span) => {
    expect((await askAdmin(mesh, `GET /truth?${span}`)).status).toBe(400)
  })
})

describe('the recorder', () => {
  it('knows who asked which server for what, and forgets on demand', async () => {
    await askAdmin(mesh, 'DELETE /requests')
    await valueOf('vector(1)')
    const { body } = await askAdmin(mesh, 'GET /requests')
    const call = {
      server: 'prometheus',
      method: 'POST',
      path: '/api/v1/query',
      query: 'query=vector%281%29',
      status: 200,
    }
    expect(body).toMatchObject([call])
    expect((await askAdmin(mesh, 'DELETE /requests')).body).toEqual([])
  })
})

describe('the page to scrape', () => {
  it('holds the latest sample of every series with its time, and nothing of another time', async () => {
    const page = await (await fetch(`${mesh.urls.admin}/metrics`)).text()
    const samples = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    const scrape = String(Math.floor(mesh.clock.now() / 5000) * 5000)
    expect(samples.length).toBeGreaterThan(5000)
    expect(samples.filter((line) => !line.endsWith(` ${scrape}`))).toEqual([])
    expect(page).toContain('# TYPE istio_request_duration_milliseconds histogram\n')
  })
})

it('exports every object without what the server gave it', async () => {
  const text = await (await fetch(`${mesh.urls.admin}/export/objects`)).text()
  const documents = text.split(/^---\n/m).slice(1)
  expect(parse(documents[0] ?? '')).toMatchObject({ kind: 'Namespace', metadata: { name: 'bookinfo' } })
  expect(documents.filter((document) => /^kind: Pod$/m.test(document))).toHaveLength(mesh.store.list('pods').length)
  expect(documents.filter((document) => /^ {2}(uid|resourceVersion):/m.test(document))).toEqual([])
})

it('makes older versions unknown to watchers on demand', async () => {
  const { store } = mesh
  const before = store.version()
  store.update({ ...theService(), metadata: { ...theService().metadata, labels: { changed: 'yes' } } })
  expect(store.changesSince('services', before)).toHaveLength(1)
  await askAdmin(mesh, 'POST /kubernetes/compact')
  expect(store.changesSince('services', before)).toBeUndefined()
})

function theService(): KubeObject {
  const service = mesh.store.get('services', 'bookinfo', 'details')
  if (service === undefined) throw new Error('no service details')
  return service
}

it('refuses web pages, whatever they ask for', async () => {
  const response = await fetch(`${mesh.urls.admin}/advance`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
    body: '{"seconds":60}',
  })
  expect(response.status).toBe(403)
})

it('names what it knows when asked for something else', async () => {
  const { status, body } = await askAdmin(mesh, 'GET /nothing')
  expect(status).toBe(404)
  expect(body).toMatchObject({ known: expect.arrayContaining(['POST /advance', 'GET /truth']) as unknown })
})
