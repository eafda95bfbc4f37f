import type { KubeObject } from '../kube-object'
import { itemsAt, textAt } from '../kubernetes/json'
import { clusterHarness, type ClusterHarness } from '../testing/cluster-harness'
import { describe, expect, it } from 'vitest'

const GROUP = 'gateway.networking.k8s.io'
const REQUESTS = 'istio_requests_total'

function gatewayObject(kind: string, namespace: string, name: string, spec: object): KubeObject {
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { namespace, name }, spec }
}
const listeners = [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }]
const DOOR = gatewayObject('Gateway', 'bookinfo', 'bookinfo-gateway', { gatewayClassName: 'istio', listeners })
const paths = ['/productpage', '/static', '/login', '/logout', '/api/v1/products']
const ROUTE = gatewayObject('HTTPRoute', 'bookinfo', 'bookinfo', {
  parentRefs: [{ name: 'bookinfo-gateway' }],
  rules: [
    {
      matches: paths.map((value) => ({ path: { type: value === '/static' ? 'PathPrefix' : 'Exact', value } })),
      backendRefs: [{ name: 'productpage', port: 9080 }],
    },
  ],
})
const sent = (mesh: ClusterHarness, source: string, destination: string): number => {
  const ends = { source_workload: source, destination_workload: destination }
  return mesh.rate(REQUESTS, { reporter: 'source', ...ends }, 15)
}
const statusOf = (mesh: ClusterHarness, name: string, namespace = 'bookinfo') => {
  const gateway = mesh.store.get(`gateways.${GROUP}`, namespace, name)
  const programmed = itemsAt(gateway, 'status', 'conditions').find((one) => textAt(one, 'type') === 'Programmed')
  return { addresses: itemsAt(gateway, 'status', 'addresses').length, programmed: textAt(programmed, 'status') }
}

describe('a Gateway instead of the ingress gateway of Istio', () => {
  it('is programmed within 5 s, and requests from outside come by themselves', () => {
    const mesh = clusterHarness()
    mesh.clock.advance(20)
    mesh.store.create(DOOR)
    mesh.store.create(ROUTE)
    mesh.clock.advance(5)
    expect(statusOf(mesh, 'bookinfo-gateway')).toEqual({ addresses: 1, programmed: 'True' })
    mesh.clock.advance(15)
    expect(sent(mesh, 'bookinfo-gateway-istio', 'productpage-v1')).toBeCloseTo(5, 0)
    expect(sent(mesh, 'istio-ingressgateway', 'productpage-v1')).toBeCloseTo(20, 0)
    const known = {
      reporter: 'destination',
      source_principal: 'spiffe://cluster.local/ns/bookinfo/sa/bookinfo-gateway-istio',
    }
    expect(mesh.rate(REQUESTS, { ...known, connection_security_policy: 'mutual_tls' }, 15)).toBeCloseTo(5, 0)
  })
  it('is gone with its traffic when it is deleted', () => {
    const mesh = clusterHarness()
    mesh.store.create(DOOR)
    mesh.store.create(ROUTE)
    mesh.clock.advance(30)
    mesh.store.delete(`httproutes.${GROUP}`, 'bookinfo', 'bookinfo')
    mesh.store.delete(`gateways.${GROUP}`, 'bookinfo', 'bookinfo-gateway')
    mesh.clock.advance(20)
    expect(sent(mesh, 'bookinfo-gateway-istio', 'productpage-v1')).toBe(0)
    const pods = mesh.store.list('pods').filter(({ metadata }) => metadata.name.startsWith('bookinfo-gateway-istio'))
    expect(pods).toEqual([])
  })
  it('gets no requests before it has a route, and those that it asks for', () => {
    const mesh = clusterHarness()
    mesh.store.create({ ...DOOR, metadata: { ...DOOR.metadata, annotations: { 'demo.pharos/rps': '30' } } })
    mesh.clock.advance(30)
    expect(mesh.rate(REQUESTS, { source_workload: 'bookinfo-gateway-istio' }, 15)).toBe(0)
    mesh.store.create(ROUTE)
    mesh.clock.advance(20)
    expect(sent(mesh, 'bookinfo-gateway-istio', 'productpage-v1')).toBeCloseTo(30, 0)
  })
  it('answers the same bytes when it is played again', () => {
    const play = (): string => {
      const mesh = clusterHarness()
      mesh.clock.advance(7)
      mesh.store.create(DOOR)
      mesh.store.create(ROUTE)
      mesh.clock.advance(23)
      const now = mesh.clock.now()
      const series = mesh.series.series(REQUESTS).map((one) => [one.labels, one.samples(now - 30_000, now)])
      const stored = ['pods', 'services', `gateways.${GROUP}`].map((resource) => mesh.store.list(resource))
      return JSON.stringify([series, stored])
    }
    expect(play()).toBe(play())
  })
  it('that the mesh began with goes with its workload', () => {
    const mesh = clusterHarness()
    mesh.store.delete(`gateways.${GROUP}`, 'travel', 'travel-gateway')
    mesh.clock.advance(20)
    expect(mesh.store.get('deployments.apps', 'travel', 'travel-gateway-istio')).toBeUndefined()
    expect(mesh.store.get('services', 'travel', 'travel-gateway-istio')).toBeUndefined()
    expect(sent(mesh, 'travel-gateway-istio', 'portal-v1')).toBe(0)
  })
})

describe('a waypoint', () => {
  const mesh = [{ name: 'mesh', port: 15008, protocol: 'HBONE' }]
  const WAYPOINT = gatewayObject('Gateway', 'ledger', 'second', { gatewayClassName: 'istio-waypoint', listeners: mesh })
  /** Requests to accounts that the waypoint reports. */
  const reported = (cluster: ClusterHarness, waypoint: string): number => {
    const pods = cluster.store.list('pods').filter(({ metadata }) => metadata.name.startsWith(`${waypoint}-`))
    const labels = { reporter: 'waypoint', destination_workload: 'accounts-v1' }
    return pods.reduce((sum, { metadata }) => sum + cluster.rate(REQUESTS, { ...labels, pod: metadata.name }, 15), 0)
  }
  it.each(['service', 'namespace'] as const)('serves the %s that names it', (place) => {
    const cluster = clusterHarness()
    cluster.clock.advance(20)
    cluster.store.create(WAYPOINT)
    cluster.clock.advance(5)
    const service = cluster.store.get('services', 'ledger', 'accounts')
    cluster.label(service, { 'istio.io/use-waypoint': place === 'service' ? 'second' : null })
    if (place === 'namespace') {
      cluster.label(cluster.store.get('namespaces', '', 'ledger'), { 'istio.io/use-waypoint': 'second' })
    }
    cluster.clock.advance(20)
    expect([reported(cluster, 'second'), reported(cluster, 'ledger-waypoint')].map(Math.round)).toEqual([8, 0])
  })
  it('of another namespace serves a namespace that names both', () => {
    const cluster = clusterHarness()
    cluster.store.create({ ...WAYPOINT, metadata: { namespace: 'travel', name: 'second' } })
    cluster.label(cluster.store.get('services', 'ledger', 'accounts'), { 'istio.io/use-waypoint': null })
    const labels = { 'istio.io/use-waypoint': 'second', 'istio.io/use-waypoint-namespace': 'travel' }
    cluster.label(cluster.store.get('namespaces', '', 'ledger'), labels)
    cluster.clock.advance(30)
    expect(reported(cluster, 'second')).toBeCloseTo(8, 0)
  })
  it('for workloads serves no service, whoever names it', () => {
    const cluster = clusterHarness()
    const waypoint = cluster.store.get(`gateways.${GROUP}`, 'ledger', 'ledger-waypoint')
    cluster.label(waypoint, { 'istio.io/waypoint-for': 'workload' })
    cluster.clock.advance(20)
    expect(reported(cluster, 'ledger-waypoint')).toBe(0)
  })
  it('that is deleted is no longer asked', () => {
    const cluster = clusterHarness()
    cluster.store.delete(`gateways.${GROUP}`, 'ledger', 'ledger-waypoint')
    cluster.clock.advance(20)
    expect(reported(cluster, 'ledger-waypoint')).toBe(0)
    expect(cluster.store.get('deployments.apps', 'ledger', 'ledger-waypoint')).toBeUndefined()
  })
})

it('a namespace is Terminating for 2 s, then its objects and their traffic are gone', () => {
  const mesh = clusterHarness()
  mesh.clock.advance(20)
  expect(sent(mesh, 'portal-v1', 'hotels-v1')).toBeCloseTo(8, 0)
  mesh.store.delete('namespaces', '', 'travel')
  mesh.clock.advance(1)
  expect(mesh.store.get('namespaces', '', 'travel')).toMatchObject({ status: { phase: 'Terminating' } })
  mesh.clock.advance(19)
  expect(mesh.store.get('namespaces', '', 'travel')).toBeUndefined()
  for (const resource of ['pods', 'services', 'deployments.apps', `gateways.${GROUP}`, `httproutes.${GROUP}`]) {
    expect(mesh.store.list(resource).filter(({ metadata }) => metadata.namespace === 'travel')).toEqual([])
  }
  expect(mesh.rate(REQUESTS, { source_workload_namespace: 'travel' }, 15)).toBe(0)
  expect(sent(mesh, 'productpage-v1', 'details-v1')).toBeCloseTo(20, 0)
})
