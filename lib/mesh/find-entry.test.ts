import { clusterFacts, service } from '@/lib/graph/testing/facts'
import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, it } from 'vitest'
import { findEntry } from './find-entry'

const CLUSTER = clusterFacts({
  services: [service('gateway', { workloads: ['gateway'] }), service('cart', { workloads: ['cart-v1'] })],
  gateways: [
    {
      ref: { cluster: 'east', kind: 'Gateway', namespace: 'shop', name: 'own' },
      kind: 'ingress',
      workloads: ['shop/gateway'],
      hosts: ['*'],
    },
  ],
})
const balanced = (name: string, ip: string) => object(name, { status: { loadBalancer: { ingress: [{ ip }] } } })
const route = (host: string, uri: object) =>
  object('routes', { spec: { hosts: [host], gateways: ['own'], http: [{ match: [{ uri }] }] } })

function find(services: readonly ReturnType<typeof object>[], routes: readonly ReturnType<typeof object>[] = []) {
  return findEntry(CLUSTER, snapshotOf({ services, 'virtualservices.networking.istio.io': routes }), () => true)
}

describe('where requests come into the mesh', () => {
  it('is the address before a gateway, with the first route behind it', () => {
    expect(
      find(
        [balanced('cart', '10.0.0.1'), balanced('gateway', '203.0.113.10')],
        [route('shop.example', { prefix: '/cart' })],
      ),
    ).toEqual({
      address: '203.0.113.10',
      host: 'shop.example',
      path: '/cart',
    })
  })

  it('is any host and the root where routes say nothing', () => {
    expect(find([balanced('gateway', '203.0.113.10')], [route('*', { regex: '.*' })])).toMatchObject({
      host: null,
      path: '/',
    })
    expect(find([balanced('gateway', '203.0.113.10')])).toMatchObject({ host: null, path: '/' })
  })

  it('is none without an address', () => {
    expect(find([object('gateway')])).toBeNull()
  })

  it.each(['a;reboot', '$(reboot)', "'", '`x`', 'a b'])('never holds %s', (text) => {
    expect(find([balanced('gateway', text)])).toBeNull()
    const entry = find([balanced('gateway', '203.0.113.10')], [route(text, { exact: `/${text}` })])
    expect(entry).toMatchObject({ host: null, path: '/' })
  })
})
