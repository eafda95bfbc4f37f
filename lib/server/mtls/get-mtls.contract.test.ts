import { getNow } from '@/lib/server/sources/get-now'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test } from 'vitest'
import { getMtls } from './get-mtls'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const

const { close } = await demoMeshBehindServer({ noise: false })
afterAll(close)
await getNow()

const ask = (query: string) => getMtls(USER, new URLSearchParams(query), new AbortController().signal)

test.each([
  ['level=namespace&namespace=nowhere', 'There is no namespace nowhere.'],
  ['level=mesh&namespace=nowhere', 'There is no namespace nowhere.'],
  ['level=workload&namespace=bookinfo&workload=nobody', 'There is no workload nobody in the namespace bookinfo.'],
  ['level=namespace&namespace=bookinfo&workload=nobody', 'There is no workload nobody in the namespace bookinfo.'],
  ['level=namespace&namespace=bookinfo&service=nobody', 'There is no service nobody in the namespace bookinfo.'],
])('%s: what is not there has no mode', async (query, message) => {
  await expect(ask(query)).rejects.toMatchObject({ code: 'not_found', message })
})

test('for the root namespace the policy of the mesh is changed', async () => {
  const { changes } = await ask('level=namespace&namespace=istio-system&mode=STRICT')
  expect(changes).toEqual((await ask('level=mesh&mode=STRICT')).changes)
  expect(changes).toHaveLength(1)
})

test.each([
  ['level=workload&namespace=istio-system&workload=istiod', 'level'],
  ['level=workload&namespace=ledger&workload=ledger-waypoint', 'workload'],
])('%s: what Istio would ignore is refused', async (query, parameter) => {
  await expect(ask(query)).rejects.toMatchObject({ code: 'bad_request', details: { parameter } })
})
