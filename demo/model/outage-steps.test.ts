import type { KubeObject } from '../kube-object'
import { isJsonObject, valueAt, withValue } from '../kubernetes/json'
import { clusterHarness, type ClusterHarness } from '../testing/cluster-harness'
import { flowsTo, ratesTo, to } from '../testing/flow-lines'
import { modelHarness } from '../testing/model-harness'
import { describe, expect, it } from 'vitest'

const GROUP = 'gateway.networking.k8s.io'
const REQUESTS = 'istio_requests_total'

function scale(mesh: ClusterHarness, key: string, replicas: number): void {
  const [namespace = '', name = ''] = key.split('/')
  const deployment = mesh.store.get('deployments.apps', namespace, name)
  if (deployment === undefined) throw new Error(`no deployment ${key}`)
  const scaled = withValue({ ...deployment }, ['spec', 'replicas'], replicas)
  mesh.store.update({ ...deployment, spec: scaled.spec })
}
const statusOf = (object: KubeObject | undefined): unknown => {
  const status = valueAt(object, 'status')
  if (!isJsonObject(status)) return status
  const { replicas = 0, readyReplicas = 0 } = status
  return { replicas, readyReplicas }
}

describe('step 25: details-v1 scaled to 0', () => {
  it('fails all calls with 503 UH on the service within 10 s, and has 0 of 0 replicas', () => {
    const mesh = clusterHarness()
    mesh.clock.advance(20)
    scale(mesh, 'bookinfo/details-v1', 0)
    mesh.clock.advance(20)
    expect(statusOf(mesh.store.get('deployments.apps', 'bookinfo', 'details-v1'))).toEqual({
      replicas: 0,
      readyReplicas: 0,
    })
    const failed = {
      reporter: 'source',
      source_workload: 'productpage-v1',
      destination_service: 'details.bookinfo.svc.cluster.local',
      destination_workload: 'unknown',
      response_code: '503',
      response_flags: 'UH',
    }
    expect(mesh.rate(REQUESTS, failed, 15)).toBe(20)
    expect(mesh.rate(REQUESTS, { destination_workload: 'details-v1' }, 15)).toBe(0)
    expect(mesh.rate(REQUESTS, { source_workload: 'productpage-v1', reporter: 'destination' }, 15)).toBeCloseTo(20, 3)
    scale(mesh, 'bookinfo/details-v1', 1)
    mesh.clock.advance(25)
    expect(mesh.rate(REQUESTS, failed, 15)).toBe(0)
    expect(mesh.rate(REQUESTS, { destination_workload: 'details-v1', reporter: 'destination' }, 15)).toBe(23)
  })
})

describe('step 26: reviews routed to a subset that nobody defined', () => {
  it('40 requests a second end as 503 NC on the host that the caller wrote, and none arrives', () => {
    const mesh = modelHarness()
    const route = [{ destination: { host: 'reviews', subset: 'v9' } }]
    mesh.objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/reviews', {
      hosts: ['reviews'],
      http: [{ route }],
    })
    mesh.clock.advance(20)
    const failed = { source_workload: 'productpage-v1', response_code: '503', response_flags: 'NC' }
    expect(mesh.rate(REQUESTS, { ...failed, destination_service: 'reviews:9080' }, 15)).toBe(40)
    expect(flowsTo(mesh, { destination_canonical_service: 'reviews' })).toEqual([])
    expect(ratesTo(mesh, { ...to('productpage-v1'), reporter: 'source' })).toEqual(['20 source http 200 - unknown'])
  })
})

describe('step 34: cleaning up', () => {
  it('an HTTPRoute of a service leaves the even split to the service', () => {
    const mesh = clusterHarness()
    mesh.clock.advance(20)
    const share = (version: string): number =>
      mesh.rate(REQUESTS, { reporter: 'source', destination_workload: `flights-${version}` }, 15)
    expect([share('v1'), share('v2')]).toEqual([9, 1])
    mesh.store.delete(`httproutes.${GROUP}`, 'travel', 'flights')
    mesh.clock.advance(20)
    expect([share('v1'), share('v2')]).toEqual([5, 5])
  })

  it('an HTTPRoute of a gateway leaves 404 NR there; the Gateway takes its traffic along', () => {
    const mesh = clusterHarness()
    const ofGateway = { source_workload: 'travel-gateway-istio', reporter: 'source' }
    mesh.store.delete(`httproutes.${GROUP}`, 'travel', 'travel')
    mesh.clock.advance(20)
    expect(mesh.rate(REQUESTS, { ...ofGateway, response_code: '404', response_flags: 'NR' }, 15)).toBe(10)
    expect(mesh.rate(REQUESTS, { ...ofGateway, response_code: '200' }, 15)).toBe(0)
    mesh.store.delete(`gateways.${GROUP}`, 'travel', 'travel-gateway')
    mesh.clock.advance(20)
    expect(mesh.rate(REQUESTS, ofGateway, 15)).toBe(0)
    expect(mesh.store.get('deployments.apps', 'travel', 'travel-gateway-istio')).toBeUndefined()
  })
})
