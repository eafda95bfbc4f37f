import { graphNode } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { DESTINATION_PAGES, destinations, splitDestination } from './destinations'

const node = (id: string) => bookinfoGraph().nodes.find((one) => one.id === id) ?? graphNode(id)

const NOW = { duration: 300, at: null, refresh: null }

describe('links of a node to pages (product.md 5.5)', () => {
  test('a link appears only when its page exists', () => {
    const ratings = node('east/bookinfo/service/ratings')
    expect(destinations(ratings, NOW, [])).toEqual([])
    expect(destinations(ratings, NOW, ['details'])).toEqual([
      { page: 'details', href: '/services/bookinfo/ratings?cluster=east' },
    ])
  })

  test.each([
    ['east/bookinfo/workload/reviews-v2', 'logs', '/workloads/bookinfo/reviews-v2?cluster=east&tab=logs'],
    ['east/bookinfo/service/ratings', 'trafficSplit', '/services/bookinfo/ratings/split?cluster=east'],
    ['east/bookinfo/service/ratings', 'routing', '/services/bookinfo/ratings/route/request-routing?cluster=east'],
    ['east/bookinfo/service/ratings', 'deleteRouting', '/services/bookinfo/ratings/route/delete?cluster=east'],
    [
      'east/bookinfo/workload/reviews-v2',
      'newPolicy',
      '/config/new/authorizationpolicies.security.istio.io?namespace=bookinfo&workload=reviews-v2',
    ],
    [
      'east/bookinfo/service/ratings',
      'config',
      '/config/bookinfo/virtualservices.networking.istio.io/reviews?cluster=east',
    ],
    [
      'east/bookinfo/entry/payments-api',
      'config',
      '/config/bookinfo/serviceentries.networking.istio.io/payments-api?cluster=east',
    ],
  ] as const)('%s: %s', (id, page, href) => {
    expect(destinations(node(id), NOW, DESTINATION_PAGES)).toContainEqual({ page, href })
  })

  test.each(['east/bookinfo/unknown', 'east/unknown/service/PassthroughCluster'])('%s has no page', (id) => {
    expect(destinations(node(id), NOW, DESTINATION_PAGES)).toEqual([])
  })

  test('names from the mesh stay names in a path', () => {
    const hostile = graphNode('h', { namespace: 'n', workload: '../x?y#z', kind: 'workload' })
    expect(destinations(hostile, NOW, ['details'])[0]?.href).toBe('/workloads/n/..%2Fx%3Fy%23z?cluster=h')
  })

  test('the page shows the window of the graph', () => {
    const ratings = node('east/bookinfo/service/ratings')
    expect(destinations(ratings, { duration: 3600, at: 1_700_000_000, refresh: 'pause' }, ['details'])[0]?.href).toBe(
      '/services/bookinfo/ratings?cluster=east&duration=1h&at=1700000000&refresh=pause',
    )
  })

  test('a host of a ServiceEntry has neither routes nor pods to select', () => {
    const entry = { namespace: 'bookinfo', name: 'api', hosts: [], location: 'mesh-external' } as const
    const host = graphNode('h', { namespace: 'bookinfo', service: 'api.example', kind: 'service', entry })
    const pages = destinations(host, NOW).map(({ page }) => page)
    expect(pages).toEqual(['details', 'traffic', 'inboundMetrics', 'traces', 'config', 'mtls'])
    expect(splitDestination(host, NOW)).toBeUndefined()
  })

  test('what decides how requests come to a node is the split of its service', () => {
    const services = [{ namespace: 'bookinfo', name: 'reviews', cluster: 'east' }]
    const workload = graphNode('h', { namespace: 'bookinfo', workload: 'reviews-v2', kind: 'workload', services })
    expect(splitDestination(workload, NOW)?.href).toBe('/services/bookinfo/reviews/split?cluster=h')
    expect(splitDestination(node('east/bookinfo/service/ratings'), NOW)?.href).toBe(
      '/services/bookinfo/ratings/split?cluster=east',
    )
    expect(splitDestination({ ...workload, flags: ['inaccessible'] }, NOW)).toBeUndefined()
    expect(splitDestination({ ...workload, services: [] }, NOW)).toBeUndefined()
  })
})
