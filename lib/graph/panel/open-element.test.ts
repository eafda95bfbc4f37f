import { graphBox } from '@/lib/graph/testing/graph-builders'
import { groupNode } from '@/lib/graph/testing/sample-graphs'
import { expect, test } from 'vitest'
import { indexElements } from './element-index'
import { openElement } from './open-element'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

const view = { focus: null, namespaces: ['shop', 'bookinfo'], expand: ['other'] }
const index = indexElements(
  aGraph({
    nodes: [
      aNode('w', { kind: 'workload', workload: 'cart-v1' }),
      aNode('nobody', { kind: 'unknown' }),
      groupNode('quiet'),
    ],
    edges: [anEdge('w', 'nobody')],
    boxes: [
      graphBox('shop', { level: 'namespace', name: 'shop' }),
      graphBox('east', { level: 'cluster', name: 'east' }),
    ],
  }),
)

test('a node leads to the graph of its neighbours, without the selection', () => {
  expect(openElement(index, view, 'w')).toEqual({
    to: 'neighbours',
    change: { focus: 'workload:shop/cart-v1', namespaces: [], sel: [], expand: [] },
  })
})

test('a group is expanded beside those that are', () => {
  expect(openElement(index, view, 'quiet')).toEqual({ to: 'members', change: { expand: ['other', 'quiet'] } })
})

test('the frame of a namespace leads to that namespace alone', () => {
  expect(openElement(index, view, 'shop')).toMatchObject({ to: 'namespace', change: { namespaces: ['shop'] } })
})

test.each([
  ['an edge', 'w>nobody>http', view],
  ['a node without a name', 'nobody', view],
  ['a cluster', 'east', view],
  ['what is gone', 'gone', view],
  ['the node that is shown', 'w', { ...view, focus: 'workload:shop/cart-v1' }],
  ['the namespace that is shown', 'shop', { ...view, namespaces: ['shop'] }],
])('%s cannot be opened', (_, id, from) => {
  expect(openElement(index, from, id)).toBeUndefined()
})
