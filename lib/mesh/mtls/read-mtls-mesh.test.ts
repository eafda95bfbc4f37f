import { clusterFacts, service, workload } from '@/lib/graph/testing/facts'
import { expect, it } from 'vitest'
import { object, snapshotOf } from '../testing/cluster-objects'
import { toMtlsServices, toMtlsWorkloads } from './read-mtls-mesh'

it('tells gateways, with or without a Gateway object, from workloads', () => {
  const ingress = { ref: { cluster: 'east', kind: 'Gateway', namespace: 'shop', name: 'g' }, kind: 'ingress', hosts: [], workloads: ['shop/in'] } as const // prettier-ignore
  const workloads = [workload('in'), workload('out', { labels: { istio: 'egressgateway' } }), workload('way', { waypoint: true }), workload('cart')] // prettier-ignore
  const read = toMtlsWorkloads(clusterFacts({ workloads, gateways: [ingress] }), snapshotOf({}))
  expect(read.filter(({ isProxy }) => isProxy).map(({ name }) => name)).toEqual(['in', 'out', 'way'])
})

it('reads where ports lead to, be it by number or by name, and what they carry', () => {
  const port = (number: number, protocol: string | null) => ({ number, name: null, protocol })
  const ports = [port(80, 'HTTP'), port(81, 'GRPC'), port(82, 'MYSQL'), port(83, null), port(53, 'UDP')]
  const raw = [{ port: 80, targetPort: 8080 }, { port: 81, targetPort: 'grpc' }, { port: 82 }, { port: 83, targetPort: null }] // prettier-ignore
  const [read] = toMtlsServices({ services: [service('cart', { ports })] }, [object('cart', { spec: { ports: raw } })])
  expect(read?.ports).toEqual([
    { number: 80, target: 8080, carries: 'requests' },
    { number: 81, target: 'grpc', carries: 'requests' },
    { number: 82, target: 82, carries: 'bytes' },
    { number: 83, target: 83, carries: null },
  ])
})
