import { graphBox, graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { groupBy } from '@/lib/std/group-by'
import { describe, expect, test } from 'vitest'
import { indexGraph, nodesInBox } from './graph-index'
import { lineOf, pathOf } from './path-of'

//  a ─▶ b ─▶ c ─▶ d      e ─▶ c      b ─▶ f      w ⇄ d by a waypoint's pair
const NAMESPACE = 'e/n/box/namespace'
const APP = 'e/n/box/app/x'
const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'w'].map((id) =>
  graphNode(id, { box: id === 'c' ? APP : id === 'd' ? NAMESPACE : null }),
)
const edges = [
  ...['ab', 'bc', 'cd', 'ec', 'bf'].map(([from = '', to = '']) => graphEdge(from, to)),
  graphEdge('d', 'w', { protocol: 'tcp', flags: ['waypoint-to'], pair: 'w>d>tcp' }),
  graphEdge('w', 'd', { protocol: 'tcp', flags: ['waypoint-from'], pair: 'd>w>tcp' }),
]
const index = indexGraph(graphOf(nodes, edges, [graphBox(APP, { parent: NAMESPACE }), graphBox(NAMESPACE)]))
const nodesOf = (ids: readonly string[]) => {
  const path = [...pathOf(index, ids)].sort()
  return [groupBy(path, (id) => index.nodes.has(id)).get(true) ?? [], path.filter((id) => id.includes('>'))]
}

describe('the path of a selection', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'up and down from a node, not to what shares a caller',
      ['c'],
      ['a', 'b', 'c', 'd', 'e', 'w'],
      ['a>b>http', 'b>c>http', 'c>d>http', 'd>w>tcp', 'e>c>http'],
    ],
    [
      'an edge: up from its source, down from its target',
      ['b>c>http'],
      ['a', 'b', 'c', 'd', 'w'],
      ['a>b>http', 'b>c>http', 'c>d>http', 'd>w>tcp'],
    ],
    ['nothing for what is not there', ['nobody'], [], []],
  ])('%s', (_, ids, expectedNodes, expectedEdges) => {
    expect(nodesOf(ids)).toEqual([expectedNodes, expectedEdges])
  })

  test('a frame stands for what is in it and in the frames in it', () => {
    const path = pathOf(index, [NAMESPACE])
    expect(path.has(NAMESPACE)).toBe(true)
    expect(path.has('e')).toBe(true)
    expect(path.has('f')).toBe(false)
    expect(nodesInBox(index, NAMESPACE).map(({ id }) => id)).toEqual(['c', 'd'])
  })

  test('a circle ends', () => {
    const round = indexGraph(graphOf([graphNode('a'), graphNode('b')], [graphEdge('a', 'b'), graphEdge('b', 'a')]))
    expect([...pathOf(round, ['a'])].sort()).toEqual(['a', 'a>b>http', 'b', 'b>a>http'])
  })

  test('an edge that shares its line with the opposite one is shown by that line', () => {
    expect(lineOf(index, 'w>d>tcp')?.id).toBe('d>w>tcp')
    expect(lineOf(index, 'a>b>http')?.id).toBe('a>b>http')
    expect(lineOf(index, 'nobody')).toBeUndefined()
    expect(pathOf(index, ['w>d>tcp']).has('d>w>tcp')).toBe(true)
  })
})
