import { putObject } from '@/demo/testing/put-object'
import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { getServiceCallers } from './get-service-callers'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const { signal } = new AbortController()
const { mesh, close } = await demoMeshBehindServer()
afterAll(close)

const ask = (namespace: string, name: string, query = '') =>
  getServiceCallers(USER, { namespace, name }, new URLSearchParams(query), signal)

describe('the callers of a service of the demo that are retried', () => {
  it('are those to which a rule sends requests again', async () => {
    expect(await ask('bookinfo', 'reviews')).toMatchObject({ retried: [], unmeasured: null })
    putObject(mesh.store, {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'page', namespace: 'bookinfo' },
      spec: {
        hosts: ['productpage'],
        http: [{ retries: { attempts: 4 }, route: [{ destination: { host: 'productpage' } }] }],
      },
    })
    const routes = () => getClusterSource().store?.list('virtualservices.networking.istio.io') ?? []
    await vi.waitUntil(() => routes().some(({ metadata }) => metadata.name === 'page'), { timeout: 10_000 })
    const { retried } = await ask('bookinfo', 'reviews')
    expect(retried).toEqual([
      {
        caller: { namespace: 'bookinfo', name: 'productpage-v1' },
        route: { namespace: 'bookinfo', name: 'page' },
        attempts: 4,
      },
    ])
    expect((await ask('bookinfo', 'productpage')).retried).toEqual([])
  })

  it.each([
    ['not_found', 'gone', ''],
    ['not_found', 'reviews', 'cluster=other'],
    ['not_found', 'a"b\\c\n{}.*é😀‮<script>', ''],
    ['bad_request', 'reviews', 'duration=1h'],
  ])('are %s of %s?%s', async (code, name, query) => {
    await expect(ask('bookinfo', name, query)).rejects.toMatchObject({ code })
  })
})
