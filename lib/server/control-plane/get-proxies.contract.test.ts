import type { ProxiesAnswer, ProxyRow } from '@/lib/control-plane/proxies/model'
import { getProxies } from '@/lib/server/control-plane/get-proxies'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)

const ask = (query = '', user: string = USER.name): Promise<ProxiesAnswer> =>
  getProxies({ ...USER, name: user }, new URLSearchParams(query), new AbortController().signal)

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

test('every proxy whose pod has started has taken what istiod sent it', async () => {
  const { rows, sync } = await ask()
  expect(sync).toEqual({ state: 'known', message: null, role: null })
  const others = rows.filter(({ connection }) => connection !== 'synced')
  expect(others).toMatchObject([{ workload: 'shipping-v1', connection: 'starting', istiod: null, sync: null }])
  expect(rows.filter(({ connection, istiod }) => connection === 'synced' && istiod === null)).toEqual([])
  expect(byWorkload(rows, 'reviews-v2')).toMatchObject([
    { sync: { cds: 'synced', lds: 'synced', rds: 'synced', eds: 'synced', ecds: 'never-sent' } },
  ])
})

// What istiod said is kept for each user: another one asks anew.
test('a proxy that does not acknowledge is stale, stands first, and a question can ask for it', async () => {
  mesh.faults.add({ target: 'mesh', kind: 'stale', pod: 'bookinfo/reviews-v2-' })
  const { rows } = await ask('', 'ann')
  expect(rows[0]).toMatchObject({ workload: 'reviews-v2', connection: 'stale', needs: [] })
  expect(rows.filter(({ connection }) => connection === 'stale')).toHaveLength(1)
  expect((await ask('state=out-of-sync&namespace=bookinfo', 'ann')).rows).toEqual([rows[0]])
  mesh.faults.clear()
})

test('where istiod is silent proxies are not known, with the reason, and the rest of them stands', async () => {
  const { rows: before } = await ask()
  mesh.faults.add({ target: 'istiod', kind: 'down' })
  const { rows, sync } = await ask('', 'ben')
  mesh.faults.clear()
  expect(sync).toMatchObject({ state: 'unknown', role: null })
  expect(sync.message).toMatch(/^istiod-\S+: istiod refused the connection/)
  expect(new Set(rows.map(({ connection }) => connection))).toEqual(new Set(['unknown']))
  const standing = (all: readonly ProxyRow[]) => new Map(all.map(({ id, version, needs }) => [id, { version, needs }]))
  expect(standing(rows)).toEqual(standing(before))
})

test('who may not forward ports is told the role that helps', async () => {
  mesh.faults.add({ target: 'kubernetes', kind: 'deny', verb: 'create', resource: 'pods/portforward' })
  const { sync } = await ask('', 'cleo')
  mesh.faults.clear()
  expect(sync.state).toBe('unknown')
  expect(sync.message).toContain('pods/portforward')
  expect(sync.role).toContain('kind: Role')
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
