import { graphBox } from '@/lib/graph/testing/graph-builders'
import { expect, test } from 'vitest'
import { boxesAround } from '@/lib/graph/display/boxes-around'
import { indexElements } from './element-index'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

test('members of inner frames are members of the outer ones', () => {
  const index = indexElements(
    aGraph({
      nodes: [aNode('a', { box: 'app' }), aNode('b', { box: 'ns' }), aNode('c')],
      boxes: [graphBox('app', { level: 'app', parent: 'ns' }), graphBox('ns')],
    }),
  )
  expect(index.members.get('ns')?.map((node) => node.id)).toEqual(['a', 'b'])
  expect(index.members.get('app')?.map((node) => node.id)).toEqual(['a'])
})

test('a self edge goes out of its node and comes into it', () => {
  const edge = anEdge('a', 'a')
  const index = indexElements(aGraph({ nodes: [aNode('a')], edges: [edge] }))
  expect(index.outgoing.get('a')).toEqual([edge])
  expect(index.incoming.get('a')).toEqual([edge])
})

test.each(['__proto__', 'constructor', '"><script>'])('the id %s is an id like any other', (id) => {
  const index = indexElements(aGraph({ nodes: [aNode(id)], edges: [anEdge(id, id)] }))
  expect(index.nodes.get(id)?.id).toBe(id)
  expect(index.outgoing.get(id)).toHaveLength(1)
})

test('frames that contain each other end the walk', () => {
  const boxes = new Map([graphBox('x', { parent: 'y' }), graphBox('y', { parent: 'x' })].map((box) => [box.id, box]))
  expect(boxesAround(aNode('a', { box: 'x' }), boxes).map((box) => box.id)).toEqual(['x', 'y'])
})
