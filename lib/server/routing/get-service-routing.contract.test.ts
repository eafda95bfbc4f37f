import { createDemoMesh, type DemoMesh } from '@/demo/mesh'
import { getConfigObject } from '@/lib/server/config/get-config-object'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { getServiceRouting } from './get-service-routing'

let mesh: DemoMesh
beforeAll(async () => {
  mesh = await createDemoMesh({ clock: 'manual' })
  vi.stubEnv('KUBECONFIG', mesh.kubeconfigPath)
  vi.stubEnv('PHAROS_METRICS__STORES', JSON.stringify([{ name: 'default', url: mesh.urls.prometheus }]))
  vi.stubEnv('PHAROS_TELEMETRY__LOG_LEVEL', 'error')
  const { store } = getClusterSource()
  store?.start()
  await vi.waitUntil(() => store?.states().every(({ state }) => state !== 'starting'), { timeout: 20_000 })
})
afterAll(async () => {
  await getClusterSource().store?.stop()
  await mesh.close()
})

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const { signal } = new AbortController()
const ask = (namespace: string, name: string, query = ''): Promise<ServiceRouting> =>
  getServiceRouting(USER, { namespace, name }, new URLSearchParams(query), signal)

describe('the routing of a service of the demo', () => {
  test('has the exact texts of its objects, its versions and its subsets', async () => {
    const found = await ask('myapp', 'myapp')
    const kinds = found.objects.map(({ kind }) => kind)
    expect(kinds).toContain('virtualservices.networking.istio.io')
    expect(kinds).toContain('destinationrules.networking.istio.io')
    for (const { kind, namespace, name, text, missingRight } of found.objects) {
      const page = await getConfigObject(USER, { kind, namespace, name }, new URLSearchParams(), signal)
      expect([text, missingRight]).toEqual([page.text, null])
    }
    const [own] = found.services
    expect(own.versions.map(({ version, readyPods }) => [version, readyPods > 0])).toEqual([
      ['v1', true],
      ['v2', true],
    ])
    expect(own.subsets.map(({ name }) => name)).toEqual(['v1', 'v2'])
    expect(found.newRoute).toMatchObject({ api: 'istio', because: 'routes' })
    expect(found.createRights.every(({ missingRight }) => missingRight === null)).toBe(true)
  })

  test('has the backends of an HTTPRoute with their pods', async () => {
    const found = await ask('travel', 'flights')
    expect(found.newRoute).toMatchObject({ api: 'gateway-api', because: 'routes' })
    const others = found.services.slice(1)
    expect(others.length).toBeGreaterThanOrEqual(2)
    expect(others.every(({ versions }) => versions.every(({ readyPods }) => readyPods > 0))).toBe(true)
  })

  test.each([
    ['not_found', 'bookinfo', 'gone', ''],
    ['not_found', 'bookinfo', 'reviews', 'cluster=other'],
    ['not_found', 'bookinfo', '‮<script>', ''],
    ['bad_request', 'bookinfo', 'reviews', 'route=a'],
  ])('is %s of %s/%s?%s', async (code, namespace, name, query) => {
    await expect(ask(namespace, name, query)).rejects.toMatchObject({ code })
  })
})
