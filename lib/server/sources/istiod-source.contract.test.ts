import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, expect, test } from 'vitest'
import { getProxySync } from './istiod-source'

const { mesh, close } = await demoMeshBehindServer({ noise: false })
afterAll(close)

/** What is kept is kept for each user. */
const user = (name: string) => ({ name, strategy: 'anonymous' }) as const
const forwards = () => mesh.recorder.list().filter(({ path }) => path.endsWith('/portforward'))

test('is asked once for a user, however often they look', async () => {
  mesh.recorder.clear()
  const [first, second] = await Promise.all([getProxySync(user('ann')), getProxySync(user('ann'))])
  expect(first).toMatchObject({ state: 'fresh', message: null })
  expect(first.proxies.length).toBeGreaterThan(30)
  expect([second, await getProxySync(user('ann'))]).toEqual([first, first])
  expect(forwards()).toMatchObject([{ method: 'GET', user: 'admin', status: 101 }])
})

test('of another user nothing is told to this one', async () => {
  mesh.recorder.clear()
  await getProxySync(user('ben'))
  expect(forwards()).toHaveLength(1)
})

test('that does not answer is told with what the node says, and no proxies', async () => {
  mesh.faults.add({ target: 'istiod', kind: 'down' })
  const told = await getProxySync(user('cleo'))
  expect(told).toMatchObject({ proxies: [], state: 'failed' })
  expect(told.message).toMatch(/^istiod-\S+: istiod refused the connection/)
  mesh.faults.clear()
})

test('whose pods may not be forwarded is denied, with the right that it takes', async () => {
  mesh.faults.add({ target: 'kubernetes', kind: 'deny', verb: 'create', resource: 'pods/portforward' })
  const told = await getProxySync(user('dora'))
  const message = 'Asking istiod needs the right to get and create pods/portforward in istio-system.'
  expect(told).toEqual({ proxies: [], state: 'denied', message })
  mesh.faults.clear()
})
