import { graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { indexGraph } from './graph-index'
import { byImportance, type Direction, nextEdge, nextInDirection } from './walk'

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

  test('by importance: worst health first, then by edges, then by id', () => {
    expect(byImportance(index).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
  })
})
