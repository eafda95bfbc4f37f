import type { ProxiesAnswer, ProxyRow } from '@/lib/control-plane/proxies/model'
import { getProxies } from '@/lib/server/control-plane/get-proxies'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)

const ask = (query = ''): Promise<ProxiesAnswer> =>
  getProxies(USER, new URLSearchParams(query), new AbortController().signal)

const byWorkload = (rows: readonly ProxyRow[], workload: string): readonly ProxyRow[] =>
  rows.filter((row) => row.workload === workload)

test('every kind of proxy of the demo is told, with version, revision and workload', async () => {
  const { rows, hidden, controlPlane } = await ask()
  expect({ hidden, controlPlane }).toEqual({ hidden: 0, controlPlane: true })
  const types = new Set<string>(rows.map(({ type }) => type))
  expect(['sidecar', 'gateway', 'waypoint', 'ztunnel'].filter((type) => !types.has(type))).toEqual([])
  expect(byWorkload(rows, 'reviews-v2')).toMatchObject([
    { namespace: 'bookinfo', type: 'sidecar', version: '1.31.1', skew: 'same', revision: 'default', needs: [] },
  ])
  expect(byWorkload(rows, 'ztunnel')).toHaveLength(3)
})

test('the one proxy of another version needs a restart, and a question can ask for it', async () => {
  const { rows } = await ask('state=version')
  expect(rows).toMatchObject([
    { workload: 'promos-v1', version: '1.30.4', istiodVersion: '1.31.1', skew: 'older-minor', needs: ['version'] },
  ])
})

test('pods that run without the proxy that their namespace asks for since today are named', async () => {
  const missing = async (): Promise<readonly string[]> =>
    (await ask('state=missing&namespace=legacy')).rows.map(({ workload, needs }) => `${workload ?? ''} ${needs.join()}`)
  expect(await missing()).toEqual([])
  const legacy = mesh.store.get('namespaces', '', 'legacy')
  expect.assert(legacy !== undefined)
  mesh.store.update({ ...legacy, metadata: { ...legacy.metadata, labels: { 'istio.io/rev': 'gone' } } })
  await vi.waitUntil(async () => (await missing()).length === 2, { timeout: 10_000 })
  expect((await missing()).toSorted()).toEqual(['batch orphan', 'crm orphan'])
})

test('an unknown parameter is named', async () => {
  await expect(ask('colour=red')).rejects.toMatchObject({ code: 'bad_request', details: { parameter: 'colour' } })
})
