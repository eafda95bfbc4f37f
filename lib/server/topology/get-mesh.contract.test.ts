import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { getNow } from '@/lib/server/sources/get-now'
import { afterAll, expect, test, vi } from 'vitest'
import { getMesh } from './get-mesh'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({
  noise: false,
  environment: ({ urls }) => ({
    PHAROS_CLUSTERS__HOME__NAME: 'demo',
    PHAROS_METRICS__STORES__0__WORKLOAD: 'istio-system/prometheus',
    PHAROS_TRACING__STORES: JSON.stringify([{ type: 'jaeger', url: urls.jaeger, workload: 'istio-system/jaeger' }]),
    PHAROS_LINKS__GRAFANA__URL: urls.grafana,
    PHAROS_LINKS__GRAFANA__WORKLOAD: 'istio-system/grafana',
    PHAROS_ISTIO__COMPONENTS: JSON.stringify([
      { name: 'dashboards', namespace: 'istio-system', workload: 'grafana', core: true },
    ]),
  }),
})
afterAll(close)
await getNow()

const ask = (query = '') => getMesh(USER, new URLSearchParams(query), new AbortController().signal)

test('what runs the demo is well, each with where it stands', async () => {
  const { lamp, mesh: known, missing } = await ask()
  expect(missing).toBeNull()
  expect(known?.components.map(({ id, state, reasons }) => [id, state, ...reasons])).toEqual([
    ['data-plane:demo/default', 'healthy'],
    ['egress-gateway:demo/istio-system/istio-egressgateway', 'healthy'],
    ['gateway:demo/travel/travel-gateway-istio', 'healthy'],
    ['ingress-gateway:demo/istio-system/istio-ingressgateway', 'healthy'],
    ['istiod:demo/istio-system/istiod', 'healthy'],
    ['pharos', 'healthy'],
    ['source:grafana', 'healthy'],
    ['source:kubernetes', 'healthy'],
    ['source:prometheus', 'healthy'],
    ['source:traces', 'healthy'],
    ['waypoint:demo/ledger/ledger-waypoint', 'healthy'],
    ['ztunnel:demo/istio-system/ztunnel', 'healthy'],
  ])
  expect(lamp).toMatchObject({ state: 'healthy', clusters: [{ cluster: 'demo', home: true, state: 'healthy' }] })
})

test('istiod has version, image, replicas and what it uses', async () => {
  const { mesh: known } = await ask()
  const istiod = known?.components.find(({ role }) => role === 'istiod')
  expect(istiod?.cpu?.used).toBeGreaterThan(0.01)
  expect(istiod?.memory?.used).toBeGreaterThan(50 * 1024 ** 2)
  expect(istiod?.memory?.limit).toBeGreaterThan(istiod?.memory?.used ?? Infinity)
  expect(istiod).toMatchObject({
    version: '1.31.1',
    image: 'istio/pilot:1.31.1',
    replicas: { available: 1, desired: 1 },
    revision: 'default',
  })
})

test('stores and Grafana have what their workloads tell, and the versions that they tell themselves, where they do', async () => {
  const { mesh: known } = await ask()
  const stores = known?.components.filter(({ id }) => /^source:(prometheus|traces|grafana)$/.test(id)) ?? []
  expect(stores.map(({ id, version, image, core }) => [id, version, image, core])).toEqual([
    ['source:grafana', '12.0.1', 'grafana/grafana:12.0.1', true],
    ['source:prometheus', '3.11.3', 'prom/prometheus:v3.11.3', true],
    ['source:traces', '2.17.0', 'jaegertracing/jaeger:2.17.0', false],
  ])
  for (const store of stores) {
    expect(store).toMatchObject({ cluster: 'demo', namespace: 'istio-system', replicas: { available: 1, desired: 1 } })
    expect(store.cpu?.used).toBeGreaterThan(0)
    expect(store.memory?.used).toBeGreaterThan(50 * 1024 ** 2)
  }
})

test('the masthead asks for the lamp alone', async () => {
  expect(await ask('parts=lamp')).toMatchObject({ mesh: null, missing: null, lamp: { state: 'healthy' } })
})

test.each(['parts=all', 'parts=lamp&parts=lamp', 'cluster=demo'])('%s is refused', async (query) => {
  await expect(ask(query)).rejects.toMatchObject({ code: 'bad_request' })
})

test('a refresh every 30 s costs at most 6 calls of others, in the mean of ten', async () => {
  await ask()
  const began = performance.now()
  const clock = vi.spyOn(performance, 'now')
  let calls = 0
  for (let round = 1; round <= 10; round += 1) {
    clock.mockReturnValue(began + round * 30_500)
    mesh.recorder.clear()
    await Promise.all([ask(), ask('parts=lamp'), ask()])
    // The watches of the cluster, and its discovery, go on whoever looks.
    calls += mesh.recorder.list().filter(({ query, path }) => !query.includes('watch=') && !isDiscovery(path)).length
  }
  clock.mockRestore()
  expect(calls / 10).toBeLessThanOrEqual(6)
})

function isDiscovery(path: string): boolean {
  return /^\/(api|apis)(\/[^/]+){0,2}$/.test(path)
}
