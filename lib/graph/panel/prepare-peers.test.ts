import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { preparePeers } from './prepare-peers'

const graph = bookinfoGraph()
const focused = (id: string) => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? { ...node, flags: [...node.flags, 'focus' as const] } : node)),
})
const RATINGS = 'east/bookinfo/service/ratings'
const REVIEWS = 'east/bookinfo/workload/reviews-v2'

describe('the traffic of a thing by neighbour (product.md 5.5)', () => {
  test('callers come in, what it calls goes out, in the numbers of the graph', () => {
    const { inbound } = preparePeers(focused(RATINGS))
    const edge = graph.edges.find(({ source, target }) => source === REVIEWS && target === RATINGS)
    const row = inbound.find(({ peer }) => peer.id === REVIEWS)
    expect(row?.edge).toEqual(edge)
    expect(row?.thing).toEqual({ kind: 'workload', namespace: 'bookinfo', name: 'reviews-v2' })
    expect(preparePeers(focused(REVIEWS)).outbound.map(({ peer }) => peer.id)).toContain(RATINGS)
  })

  test('shares of one protocol make up the whole', () => {
    for (const { id } of graph.nodes) {
      const { inbound, outbound } = preparePeers(focused(id))
      for (const rows of [inbound, outbound]) {
        for (const protocol of ['http', 'grpc', 'tcp']) {
          const shares = rows.filter(({ edge }) => edge.protocol === protocol && edge.rate > 0)
          const units = new Set(shares.map(({ edge }) => edge.unit))
          const sum = shares.reduce((total, { sharePercent }) => total + (sharePercent ?? 0), 0)
          expect(sum).toBeCloseTo(units.size * 100)
        }
      }
    }
  })

  test('without anything in focus there is nothing', () => {
    expect(preparePeers(graph)).toEqual({ inbound: [], outbound: [] })
  })
})
