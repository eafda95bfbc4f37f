import { clusterFacts, service, workload } from '@/lib/graph/testing/facts'
import { describe, expect, it } from 'vitest'
import type { KnownPlace } from './known-mesh'
import { placeWorkloads } from './place-workloads'

const IN = { namespace: 'monitoring' }
const CLUSTER = clusterFacts({
  workloads: [
    workload('prometheus', IN),
    workload('mimir-read', IN),
    workload('mimir-write', IN),
    workload('prometheus'),
    workload('istio-ingressgateway', { namespace: 'istio-system' }),
  ],
  services: [
    service('metrics', { ...IN, workloads: ['prometheus'] }),
    service('mimir', { ...IN, workloads: ['mimir-read', 'mimir-write'] }),
    service('outside', { ...IN, workloads: [] }),
    service('gone', { ...IN, workloads: ['nobody'] }),
    service('istio-ingressgateway', { namespace: 'istio-system', workloads: ['istio-ingressgateway'] }),
  ],
})

function found(part: Partial<KnownPlace>, cluster = CLUSTER) {
  const place = { id: 'source:prometheus', address: null, workload: '', setting: 'metrics.stores[0].workload', ...part }
  const isOther = ({ name }: { readonly name: string }) => name === 'istio-ingressgateway'
  const { namespace, workloads, problem } = placeWorkloads(place, cluster, { ownNamespace: null, isOther })
  return [namespace, workloads.map((one) => `${one.namespace}/${one.name}`), problem]
}
const NOTHING = [null, [], null]

describe('what runs at a place', () => {
  it('is what the Service of its address selects, in its own namespace', () => {
    expect(found({ address: 'http://metrics.monitoring:9090' })).toEqual([
      'monitoring',
      ['monitoring/prometheus'],
      null,
    ])
    const both = ['monitoring/mimir-read', 'monitoring/mimir-write']
    expect(found({ address: 'http://mimir.monitoring.svc/prometheus' })).toEqual(['monitoring', both, null])
  })

  it.each([
    ['selects nothing', 'http://outside.monitoring'],
    ['selects what is not there', 'http://gone.monitoring'],
    ['leads to a gateway that stands before it', 'http://istio-ingressgateway.istio-system'],
    ['is not one of the cluster', 'https://metrics.example.com'],
  ])('is not known where the Service %s', (_, address) => {
    expect(found({ address })).toEqual(NOTHING)
  })

  it('is what the setting names, whatever the address is', () => {
    const shop = ['shop', ['shop/prometheus'], null]
    expect(found({ workload: 'shop/prometheus', address: 'http://metrics.monitoring' })).toEqual(shop)
    expect(found({ workload: 'shop/prometheus' })).toEqual(shop)
  })

  it('is missed where the setting names what is not there, once the cluster has been read', () => {
    const place = { workload: 'shop/absent', address: 'http://metrics.monitoring' }
    const sentence = 'There is no workload absent in shop, which metrics.stores[0].workload names.'
    expect(found(place)).toEqual(['shop', [], sentence])
    expect(found(place, { ...CLUSTER, reachable: false })).toEqual(['shop', [], null])
  })

  it('is not what has a component of its own', () => {
    expect(found({ workload: 'istio-system/istio-ingressgateway' })).toEqual([
      'istio-system',
      [],
      'istio-ingressgateway in istio-system is a component of its own. It is not what metrics.stores[0].workload may name.',
    ])
  })
})
