import { getConfigObject } from '@/lib/server/config/get-config-object'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, describe, expect, test } from 'vitest'
import { getServiceRouting } from './get-service-routing'

const { close } = await demoMeshBehindServer()
afterAll(close)

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
    for (const { kind, namespace, name, text, missingRight, missingDeleteRight } of found.objects) {
      const page = await getConfigObject(USER, { kind, namespace, name }, new URLSearchParams(), signal)
      expect([text, missingRight, missingDeleteRight]).toEqual([page.text, null, null])
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

  test.each([
    ['bookinfo', 'productpage', 'gateways.networking.istio.io'],
    ['myapp', 'myapp', 'gateways.networking.istio.io'],
  ])('has the text of the gateway of %s/%s', async (namespace, name, kind) => {
    const [gateway] = (await ask(namespace, name)).gateways
    const page = await getConfigObject(
      USER,
      { kind, namespace: gateway?.namespace ?? '', name: gateway?.name ?? '' },
      new URLSearchParams(),
      signal,
    )
    expect(gateway).toMatchObject({ kind, text: page.text, missingRight: null, generated: false })
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
