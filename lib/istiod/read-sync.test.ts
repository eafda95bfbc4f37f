import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { readSync } from './read-sync'

/** As Istio 1.31 writes it. */
const SIDECAR = {
  cluster_id: 'Kubernetes',
  proxy: 'reviews-v1-6f.b-x2.bookinfo',
  proxy_type: 'sidecar',
  istio_version: '1.31.1',
  ...{ cluster_sent: 'n1', cluster_acked: 'n1', listener_sent: 'n2', listener_acked: 'n1' },
  ...{ route_sent: 'n3', endpoint_sent: 'n4', endpoint_acked: 'n4' },
  resources: { 'type.googleapis.com/envoy.config.cluster.v3.Cluster': { sent: 'n1', acked: 'n1' } },
}

describe('what istiod says of its proxies', () => {
  test('is read by what was sent and what was acknowledged', () => {
    expect(readSync([SIDECAR])).toEqual([
      {
        namespace: 'bookinfo',
        name: 'reviews-v1-6f.b-x2',
        cluster: 'Kubernetes',
        type: 'sidecar',
        proxyVersion: null,
        istioVersion: '1.31.1',
        states: { cds: 'synced', lds: 'stale', rds: 'stale', eds: 'synced', ecds: 'never-sent' },
      },
    ])
  })

  test('of older versions says less of a proxy, and names the version of its Envoy', () => {
    const [proxy] = readSync([{ proxy: 'a.b', proxy_version: '1.24.3', cluster_sent: 'x', cluster_acked: 'x' }]) ?? []
    expect(proxy).toMatchObject({ cluster: null, type: null, istioVersion: null, proxyVersion: '1.24.3' })
  })

  test.each([
    ['no proxies', [], 0],
    ['a list that was never made', null, 0],
    ['an entry without a proxy', [{ proxy_type: 'sidecar' }, SIDECAR], 1],
    ['a proxy without a namespace', [{ proxy: 'alone' }, { proxy: 'alone.' }, { proxy: '.alone' }, SIDECAR], 1],
    ['a name that is too long', [{ proxy: `${'x'.repeat(400)}.y` }, SIDECAR], 1],
    ['fields of another type', [{ ...SIDECAR, cluster_id: { evil: true }, cluster_sent: 7 }], 1],
  ])('%s is read for what it is', (_, json, count) => {
    expect(readSync(json)).toHaveLength(count)
  })

  test.each([
    ['a page of something else', { status: 'ok' }],
    ['a text', 'hello'],
    ['nothing', undefined],
  ])('%s is no such answer', (_, json) => {
    expect(readSync(json)).toBeUndefined()
  })

  test('is read whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ proxy: fc.string(), cluster_sent: fc.anything() }), { maxLength: 5 }),
        (json) => {
          expect(readSync(json)?.every(({ namespace, name }) => namespace !== '' && name !== '')).toBe(true)
        },
      ),
    )
  })
})
