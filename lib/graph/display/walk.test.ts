import { graphBox, graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { indexGraph } from './graph-index'
import { type Direction, entryOf, nextByImportance, nextEdge, nextInDirection } from './walk'

describe('arrow keys', () => {
  const places = new Map([
    ['here', { x: 0, y: 0 }],
    ['near', { x: 100, y: 20 }],
    ['straight', { x: 130, y: 0 }],
    ['above', { x: -10, y: -200 }],
    ['aside', { x: 60, y: 90 }],
    ['left a', { x: -50, y: 10 }],
    ['left b', { x: -50, y: -10 }],
  ])
  test.each<[Direction, string | undefined]>([
    ['right', 'straight'],
    ['up', 'above'],
    ['down', 'aside'],
    ['left', 'left a'],
  ])('%s leads to %s', (direction, expected) => {
    expect(nextInDirection(places, 'here', direction)).toBe(expected)
  })

  test('nothing lies beyond the last', () => {
    expect(nextInDirection(places, 'straight', 'right')).toBeUndefined()
    expect(nextInDirection(places, 'nobody', 'right')).toBeUndefined()
  })
})

describe('walking edges', () => {
  const nodes = ['a', 'b', 'c', 'd'].map((id) =>
    graphNode(id, { health: healthOf(id === 'd' ? 'failure' : 'healthy') }),
  )
  const index = indexGraph(graphOf(nodes, [graphEdge('a', 'b', { rate: 1 }), graphEdge('a', 'c', { rate: 9 })]))

  test('round and round, busiest first', () => {
    const walked: (string | undefined)[] = [undefined]
    for (let step = 0; step < 3; step += 1) walked.push(nextEdge(index, 'a', 'outgoing', walked.at(-1))?.id)
    expect(walked.slice(1)).toEqual(['a>c>http', 'a>b>http', 'a>c>http'])
    expect(nextEdge(index, 'b', 'incoming', undefined)?.id).toBe('a>b>http')
  })

  test('a node without edges has no next one', () => {
    expect(nextEdge(index, 'd', 'outgoing', undefined)).toBeUndefined()
  })

  test('each says which of how many it is', () => {
    expect(nextEdge(index, 'a', 'outgoing', 'a>c>http')?.position).toEqual({ index: 2, count: 2, among: 'outgoing' })
  })
})

describe('walking by importance', () => {
  const box = graphBox('east/shop/box/namespace')
  const node = (id: string, status: 'failure' | 'healthy') => graphNode(id, { health: healthOf(status), box: box.id })
  const nodes = [node('a', 'healthy'), node('b', 'healthy'), node('c', 'healthy'), node('d', 'failure')]
  const edges = [graphEdge('a', 'b', { rate: 1, health: 'failure' }), graphEdge('a', 'c', { rate: 9 })]
  const index = indexGraph(graphOf(nodes, edges, [box]))

  test('goes from worst health to best, nodes before frames before edges, round and round', () => {
    const walked: (string | undefined)[] = []
    for (let step = 0; step < 8; step += 1) walked.push(nextByImportance(index, walked.at(-1), 1)?.id)
    expect(walked).toEqual(['d', 'a>b>http', 'a', 'b', 'c', 'a>c>http', box.id, 'd'])
  })

  test('goes back the same way, and begins anew where the element is gone', () => {
    expect(nextByImportance(index, 'd', -1)).toEqual({
      id: box.id,
      position: { index: 7, count: 7, among: 'elements' },
    })
    expect(nextByImportance(index, 'gone', -1)?.id).toBe('d')
  })

  test('nothing drawn, nothing to go to', () => {
    expect(nextByImportance(indexGraph(graphOf([])), undefined, 1)).toBeUndefined()
  })

  test('a frame is entered at what is worst in it', () => {
    expect(entryOf(index, box.id)).toBe('d')
    expect(entryOf(index, 'gone')).toBeUndefined()
  })
})
