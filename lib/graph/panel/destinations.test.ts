import { graphNode } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { type DestinationPage, destinations } from './destinations'

const ALL: readonly DestinationPage[] = [
  'details',
  'traffic',
  'inboundMetrics',
  'outboundMetrics',
  'logs',
  'traces',
  'config',
  'trafficSplit',
]
const node = (id: string) => bookinfoGraph().nodes.find((one) => one.id === id) ?? graphNode(id)

describe('links of a node to pages (product.md 5.5)', () => {
  test('a link appears only when its page exists', () => {
    const ratings = node('east/bookinfo/service/ratings')
    expect(destinations(ratings, [])).toEqual([])
    expect(destinations(ratings, ['details'])).toEqual([
      { page: 'details', href: '/services/bookinfo/ratings?cluster=east' },
    ])
  })

  test.each([
    ['east/bookinfo/workload/reviews-v2', 'logs', '/workloads/bookinfo/reviews-v2?cluster=east&tab=logs'],
    ['east/bookinfo/service/ratings', 'trafficSplit', '/services/bookinfo/ratings/route/split?cluster=east'],
    ['east/bookinfo/service/ratings', 'config', '/config/bookinfo/VirtualService/reviews?cluster=east'],
    ['east/bookinfo/entry/payments-api', 'config', '/config/bookinfo/ServiceEntry/payments-api?cluster=east'],
  ] as const)('%s: %s', (id, page, href) => {
    expect(destinations(node(id), ALL)).toContainEqual({ page, href })
  })

  test.each(['east/bookinfo/unknown', 'east/unknown/service/PassthroughCluster'])('%s has no page', (id) => {
    expect(destinations(node(id), ALL)).toEqual([])
  })

  test('names from the mesh stay names in a path', () => {
    const hostile = graphNode('h', { namespace: 'n', workload: '../x?y#z', kind: 'workload' })
    expect(destinations(hostile, ['details'])[0]?.href).toBe('/workloads/n/..%2Fx%3Fy%23z?cluster=h')
  })
})
