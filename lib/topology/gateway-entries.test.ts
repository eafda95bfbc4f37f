import type { GatewayFacts, ServiceFacts } from '@/lib/graph/facts'
import { clusterFacts, workload } from '@/lib/graph/testing/facts'
import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, it } from 'vitest'
import { gatewayEntries } from './gateway-entries'

const INGRESS = workload('ingress', { namespace: 'edge' })

function gatewayFacts(kind: GatewayFacts['kind'], namespace: string, name: string): GatewayFacts {
  const ref = { cluster: 'east', kind: 'Gateway', namespace, name }
  return { ref, kind, workloads: ['edge/ingress'], hosts: [] }
}

const SERVICE: ServiceFacts = {
  namespace: 'edge',
  name: 'front',
  app: null,
  labels: {},
  workloads: ['ingress'],
  ports: [],
  healthAnnotation: null,
}

const SNAPSHOT = snapshotOf({
  services: [
    object('front', {
      metadata: { namespace: 'edge' },
      status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }, { hostname: 'lb.example.org' }, { port: 80 }] } },
    }),
  ],
  'gateways.networking.istio.io': [
    object('web', {
      spec: {
        servers: [
          { port: { number: 443, protocol: 'HTTPS' }, tls: { mode: 'SIMPLE' }, hosts: ['a.example', 'b.example'] },
          { port: { number: 80, protocol: 'HTTP' }, hosts: ['*'] },
          'no server',
        ],
      },
    }),
  ],
  'gateways.gateway.networking.k8s.io': [
    object('api', {
      metadata: { namespace: 'edge' },
      spec: { listeners: [{ name: 'tls', port: 8443, protocol: 'TLS', tls: { mode: 'Passthrough' } }] },
      status: { addresses: [{ type: 'IPAddress', value: '203.0.113.9' }, { value: '198.51.100.1' }] },
    }),
    object('way', {
      metadata: { namespace: 'edge' },
      spec: { listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE', hostname: 'x.example' }] },
    }),
  ],
})

const CLUSTER = clusterFacts({
  services: [SERVICE],
  gateways: [gatewayFacts('ingress', 'shop', 'web'), gatewayFacts('gateway-api', 'edge', 'api')],
})

describe('where traffic comes into a gateway', () => {
  it('is told by its balancers, its controllers and the Gateways of both kinds, by port', () => {
    const { addresses, listeners } = gatewayEntries({ cluster: CLUSTER, snapshot: SNAPSHOT, isVisible: () => true })(
      INGRESS,
    )
    expect(addresses).toEqual(['198.51.100.1', '203.0.113.9', 'lb.example.org'])
    expect(
      listeners.map(({ gateway, port, protocol, tls, hosts }) => [gateway.name, port, protocol, tls, hosts]),
    ).toEqual([
      ['web', 80, 'HTTP', null, ['*']],
      ['web', 443, 'HTTPS', 'SIMPLE', ['a.example', 'b.example']],
      ['api', 8443, 'TLS', 'Passthrough', []],
    ])
  })

  it('says nothing of Gateways that the user may not see', () => {
    const isVisible = (namespace: string) => namespace === 'edge'
    const { listeners } = gatewayEntries({ cluster: CLUSTER, snapshot: SNAPSHOT, isVisible })(INGRESS)
    expect(listeners.map(({ gateway }) => gateway.name)).toEqual(['api'])
  })

  it('is told of a waypoint by the Gateway whose name it bears', () => {
    const labels = { 'gateway.networking.k8s.io/gateway-name': 'way' }
    const waypoint = workload('way', { namespace: 'edge', waypoint: true, labels })
    const entry = gatewayEntries({ cluster: clusterFacts({}), snapshot: SNAPSHOT, isVisible: () => true })(waypoint)
    expect(entry.listeners.map(({ port, hosts }) => [port, hosts])).toEqual([[15008, ['x.example']]])
  })

  it('tells the first 50 of many listeners and how many there are', () => {
    const servers = Array.from({ length: 60 }, (_, at) => ({
      port: { number: 60 - at, protocol: 'TCP' },
      hosts: ['*'],
    }))
    const snapshot = snapshotOf({ 'gateways.networking.istio.io': [object('web', { spec: { servers } })] })
    const entry = gatewayEntries({ cluster: CLUSTER, snapshot, isVisible: () => true })(INGRESS)
    expect([entry.listeners.length, entry.listeners.at(0)?.port, entry.listenersCount]).toEqual([50, 1, 60])
  })
})
