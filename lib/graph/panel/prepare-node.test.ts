import type { RoutingBadge } from '@/lib/graph/model'
import { describe, expect, test } from 'vitest'
import { badgeWords } from './badge-words'
import { indexElements } from './element-index'
import { prepareNode } from './prepare-node'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

const NO_BADGES = aNode('x').badges
const ROUTING: RoutingBadge = {
  objects: [{ cluster: 'east', kind: 'VirtualService', namespace: 'shop', name: 'reviews' }],
  hosts: ['reviews.shop.svc.cluster.local'],
  requestRouting: false,
  trafficShifting: true,
  tcpTrafficShifting: false,
  faultInjection: false,
  requestTimeout: false,
  mirroring: true,
  mirrorsTo: ['shop/reviews-shadow'],
  gatewayApi: false,
}

describe('a node', () => {
  const nodes = [aNode('a'), aNode('b'), aNode('c')]

  test('neighbours come worst first, then by traffic', () => {
    const edges = [
      anEdge('b', 'a', { rate: 100 }),
      anEdge('c', 'a', { rate: 1, health: 'failure' }),
      anEdge('a', 'a', { rate: 5, health: null }),
    ]
    const panel = prepareNode(indexElements(aGraph({ nodes, edges })), 'a')
    expect(panel?.callers.map((peer) => peer.node.id)).toEqual(['c', 'b', 'a'])
    expect(panel?.callees.map((peer) => peer.node.id)).toEqual(['a'])
    expect(panel?.inbound).toMatchObject([{ protocol: 'http', rate: 106 }])
  })

  test('B3: traffic inside a group is told apart from what crosses its border', () => {
    const edges = [anEdge('a', 'a', { rate: 7, flags: ['internal'] }), anEdge('b', 'a', { rate: 2 })]
    const panel = prepareNode(indexElements(aGraph({ nodes, edges })), 'a')
    expect(panel?.inside).toMatchObject([{ rate: 7 }])
    expect(panel?.inbound).toMatchObject([{ rate: 2 }])
    expect(panel?.callees).toEqual([])
  })

  test('an edge whose other end is missing is left out of the neighbours', () => {
    const panel = prepareNode(indexElements(aGraph({ nodes: [aNode('a')], edges: [anEdge('a', 'gone')] })), 'a')
    expect(panel?.callees).toEqual([])
  })

  test('the hosts asked for stand in for a name only where there is none', () => {
    const responses = [{ code: '200', rate: 1, flags: {}, hosts: { '10.1.2.3:80': 1 }, moreHosts: 0 }]
    const edges = [anEdge('a', 'p', { responses }), anEdge('a', 'b', { responses })]
    const passthrough = aNode('p', { kind: 'service', service: 'PassthroughCluster', flags: ['egress'] })
    const index = indexElements(aGraph({ nodes: [...nodes, passthrough], edges }))
    expect(prepareNode(index, 'p')?.hosts).toEqual(['10.1.2.3:80'])
    expect(prepareNode(index, 'b')?.hosts).toEqual([])
  })

  test('a node that is gone is not prepared', () => {
    expect(prepareNode(indexElements(aGraph()), 'a')).toBeUndefined()
  })
})

describe('badges in words', () => {
  test.each([
    [{}, []],
    [{ circuitBreaker: true }, ['circuitBreaker']],
    [{ ingressWaypoint: true }, ['ingressWaypoint']],
    [{ gateway: { kind: 'gateway-api', hosts: ['*'] } }, ['gatewayApiGateway']],
    [{ workloadEntries: ['vm-1'] }, ['workloadEntry']],
    [{ routing: ROUTING }, ['trafficShifting', 'mirroring']],
  ] as const)('%j', (badges, codes) => {
    expect(badgeWords(aNode('a', { badges: { ...NO_BADGES, ...badges } })).map((word) => word.code)).toEqual(codes)
  })

  test('mirroring names where to', () => {
    expect(badgeWords(aNode('a', { badges: { ...NO_BADGES, routing: ROUTING } }))).toContainEqual({
      code: 'mirroring',
      names: ['shop/reviews-shadow'],
    })
  })
})
