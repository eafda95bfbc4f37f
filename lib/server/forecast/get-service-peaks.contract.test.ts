import { demoMeshBehindServer } from '@/lib/server/testing/demo-mesh-behind-server'
import { afterAll, describe, expect, it } from 'vitest'
import { getServicePeaks } from './get-service-peaks'

const USER = { name: 'anonymous', strategy: 'anonymous' } as const
const { signal } = new AbortController()
const { mesh, close } = await demoMeshBehindServer()
afterAll(close)

const ask = (namespace: string, name: string, query = '') =>
  getServicePeaks(USER, { namespace, name }, new URLSearchParams(query), signal)

describe('the peaks of a service of the demo', () => {
  it('are those of the busiest caller and of all, over a day, in four queries', async () => {
    mesh.recorder.clear()
    const peaks = await ask('lab', 'httpbin')
    expect(peaks).toMatchObject({ seconds: 86_400, stepSeconds: 300, tcpConnections: null, unmeasured: null })
    // fortio sends 30 requests a second, curl 10; the load wanders a little.
    expect(peaks.requestsPerSecond?.perProxy).toBeGreaterThan(29)
    expect(peaks.requestsPerSecond?.perProxy).toBeLessThan(33)
    expect(peaks.requestsPerSecond?.inAll).toBeGreaterThan(39)
    expect(peaks.requestsPerSecond?.inAll).toBeLessThan(44)
    const { perProxy = 0, inAll = 0 } = peaks.concurrentRequests ?? {}
    expect([perProxy > 0, inAll > perProxy, inAll < 1]).toEqual([true, true, true])
    expect(mesh.recorder.list().filter(({ query }) => query.includes('response_flags'))).toHaveLength(1)
    expect(mesh.recorder.list().filter(({ query }) => query.includes('reporter'))).toHaveLength(4)
  })

  it('are connections where there are no requests', async () => {
    const { requestsPerSecond, concurrentRequests, tcpConnections } = await ask('bookinfo', 'mongodb')
    expect([requestsPerSecond, concurrentRequests]).toEqual([null, null])
    expect(tcpConnections?.inAll).toBeGreaterThanOrEqual(tcpConnections?.perProxy ?? NaN)
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
