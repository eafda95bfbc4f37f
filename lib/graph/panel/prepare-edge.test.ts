import type { GraphEdge } from '@/lib/graph/model'
import { describe, expect, test } from 'vitest'
import { indexElements } from './element-index'
import { prepareEdge } from './prepare-edge'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

function prepare(fields: Partial<GraphEdge>) {
  const edge = anEdge('a', 'b', fields)
  return prepareEdge(indexElements(aGraph({ nodes: [aNode('a'), aNode('b')], edges: [edge] })), edge.id)
}
describe('both sides of an edge', () => {
  const server = { rate: 14, errorRate: 4, latencyAvgMs: 5, comparable: 10 }

  test('retries: the server counts more than the caller', () => {
    expect(prepare({ server })?.sides).toEqual({
      caller: { rate: 10, errorPercent: 0, latencyAvgMs: null },
      server: { rate: 14, errorPercent: (4 / 14) * 100, latencyAvgMs: 5 },
      difference: 'more',
      unseenPercent: null,
    })
  })

  test.each([
    [{ ...server, rate: 10.4 }, null],
    [{ ...server, rate: 9.6 }, null],
    [{ ...server, rate: 9 }, 'less'],
    [{ ...server, rate: 9, comparable: 9 }, null],
  ])('%j differs: %s', (seen, difference) => {
    expect(prepare({ server: seen })?.sides?.difference).toBe(difference)
  })

  test('requests that never met a server are told apart from those counted differently', () => {
    const sides = prepare({ server: { ...server, rate: 8, comparable: 8 } })?.sides
    expect(sides?.difference).toBeNull()
    expect(sides?.unseenPercent).toBeCloseTo(20)
  })

  test('nothing is compared when no server reported, or no caller did', () => {
    expect(prepare({ server: null })?.sides).toBeNull()
    expect(prepare({ server, reporters: { source: 0, waypoint: 0, destination: 10 } })?.sides).toBeNull()
  })

  test('bytes have no errors on either side', () => {
    expect(prepare({ protocol: 'tcp', server })?.sides?.server.errorPercent).toBeNull()
  })
})

test('says who reported, the largest share first', () => {
  expect(prepare({ reporters: { source: 2, waypoint: 0, destination: 8 } })?.reporters).toEqual([
    { reporter: 'destination', percent: 80 },
    { reporter: 'source', percent: 20 },
  ])
  expect(prepare({ rate: 0 })?.reporters).toEqual([])
})

test('a waypoint edge names the edge of the way back', () => {
  const back = anEdge('b', 'a')
  const there = anEdge('a', 'b', { pair: back.id })
  const index = indexElements(aGraph({ nodes: [aNode('a'), aNode('b')], edges: [there, back] }))
  expect(prepareEdge(index, there.id)?.pair).toEqual(back)
})

test('an edge that is gone, or that lacks an end, is not prepared', () => {
  const edge = anEdge('a', 'b')
  expect(prepareEdge(indexElements(aGraph()), edge.id)).toBeUndefined()
  expect(prepareEdge(indexElements(aGraph({ nodes: [aNode('a')], edges: [edge] })), edge.id)).toBeUndefined()
})
