import type { RevisionsAnswer } from '@/lib/control-plane/revisions/model'
import { getMeshRevisions } from '@/lib/server/control-plane/get-mesh-revisions'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test, vi } from 'vitest'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)

const ask = (query = ''): Promise<RevisionsAnswer> => getMeshRevisions(USER, new URLSearchParams(query))

async function namespaceOf(name: string) {
  return (await ask()).namespaces.find((one) => one.name === name)
}

test('the demo has one control plane, which its injected namespaces follow', async () => {
  const { planes, lostTags, limited } = await ask()
  expect({ lostTags, limited }).toEqual({ lostTags: [], limited: false })
  expect(planes).toMatchObject([
    { namespace: 'istio-system', name: 'istiod', revision: 'default', version: '1.31.1', isDefault: true },
  ])
  expect(await namespaceOf('shop')).toMatchObject({ asks: 'injection', revision: 'default', state: 'behind' })
  expect(await namespaceOf('bookinfo')).toMatchObject({ state: 'well', behind: { count: 0 } })
})

test('a namespace that asks for a revision which nobody runs is an orphan', async () => {
  const legacy = mesh.store.get('namespaces', '', 'legacy')
  expect.assert(legacy != null)
  mesh.store.update({ ...legacy, metadata: { ...legacy.metadata, labels: { 'istio.io/rev': 'gone' } } })
  await vi.waitUntil(async () => (await namespaceOf('legacy')) !== undefined, { timeout: 10_000 })
  expect(await namespaceOf('legacy')).toMatchObject({
    label: 'istio.io/rev=gone',
    revision: 'gone',
    state: 'orphan',
    runs: [],
  })
})

test('an unknown parameter is named', async () => {
  await expect(ask('colour=red')).rejects.toMatchObject({ code: 'bad_request', details: { parameter: 'colour' } })
})
