import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { processWide } from '@/lib/std/process-wide'
import { ok } from '@/lib/std/result'
import { afterAll, expect, test } from 'vitest'
import { getMesh } from './get-mesh'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const visible = { names: ['bookinfo', 'travel'] }
processWide('rights', () => () => Promise.resolve(ok(visible.names)))
const { mesh: demo, close } = await demoMeshBehindServer({
  noise: false,
  environment: ({ urls }) => ({
    PHAROS_METRICS__STORES__0__WORKLOAD: 'istio-system/prometheus',
    PHAROS_TRACING__STORES: JSON.stringify([{ type: 'jaeger', url: urls.jaeger, workload: 'ledger/vault-v1' }]),
    PHAROS_LINKS__GRAFANA__URL: urls.grafana,
    PHAROS_LINKS__GRAFANA__WORKLOAD: 'shop/absent',
  }),
})
afterAll(close)

const ask = () => getMesh(USER, new URLSearchParams(), new AbortController().signal)

test('who may not see the control plane has the lamp of the rest, which is never green, and what is missing', async () => {
  const answer = await ask()
  expect(answer).toMatchObject({ mesh: null, lamp: { state: 'unknown' } })
  expect(answer.missing).toContain('the namespace istio-system')
  expect(JSON.stringify(answer)).not.toMatch(/ledger|ingressgateway|ztunnel/)
})

test('who may see the control plane and some namespaces has those, and how many things are hidden', async () => {
  visible.names = ['istio-system', 'bookinfo']
  const { mesh, missing } = await ask()
  expect(missing).toBeNull()
  expect(mesh?.components.map(({ id }) => id)).toContain('istiod:Kubernetes/istio-system/istiod')
  // The gateway of travel and the waypoint of ledger.
  expect(mesh?.hidden).toBe(2)
  expect(mesh?.components.flatMap(({ namespaces }) => namespaces?.map(({ name }) => name) ?? [])).toEqual(['bookinfo'])
  expect(JSON.stringify(mesh)).not.toMatch(/ledger|travel|shop|absent/)
  const stores = mesh?.components.filter(({ id }) => /^source:(prometheus|traces|grafana)$/.test(id))
  expect(stores?.map(({ id, image, reasons }) => [id, image, reasons])).toEqual([
    ['source:grafana', null, []],
    ['source:prometheus', 'prom/prometheus:v3.11.3', []],
    ['source:traces', null, []],
  ])
})

test('of what a store runs as nobody knows more who may not see its namespace', async () => {
  demo.faults.add({ target: 'mesh', kind: 'scale', workload: 'istio-system/prometheus', replicas: 0 })
  visible.names = ['istio-system']
  const issues = async () => (await ask()).lamp.clusters.flatMap(({ core }) => core.issues.map(({ reason }) => reason))
  await expect.poll(issues, { timeout: 10_000 }).toEqual(['prometheus is scaled to 0.'])
  visible.names = ['bookinfo']
  expect(await issues()).toEqual([])
})
