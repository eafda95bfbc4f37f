import { graphBox } from '@/lib/graph/testing/graph-builders'
import { groupNode } from '@/lib/graph/testing/sample-graphs'
import { readGraphView } from '@/lib/url/graph-view'
import { expect, test } from 'vitest'
import { indexElements } from './element-index'
import { intoNamespace, openElement } from './open-element'
import { aGraph, anEdge, aNode } from './testing/graph-parts'

const view = readGraphView(new URLSearchParams('namespaces=shop,bookinfo&expand=other&type=app&duration=1h'))
const SHOP = 'east/shop/box/namespace'
const FOLDED = 'east/shop/group/namespace'
const index = indexElements(
  aGraph({
    nodes: [
      aNode('w', { kind: 'workload', workload: 'cart-v1' }),
      aNode('nobody', { kind: 'unknown' }),
      groupNode('quiet'),
    ],
    edges: [anEdge('w', 'nobody')],
    boxes: [graphBox(SHOP)],
  }),
)

test('a node leads to the graph of its neighbours, without the selection and with the way back', () => {
  expect(openElement(index, view, 'w')).toEqual({
    to: 'neighbours',
    change: {
      focus: 'workload:shop/cart-v1',
      back: 'namespaces=shop,bookinfo&type=app&expand=other',
      namespaces: [],
      sel: [],
      expand: [],
      fold: [],
    },
  })
})

test('a group is expanded beside those that are', () => {
  expect(openElement(index, view, 'quiet')).toEqual({ to: 'members', change: { expand: ['other', 'quiet'] } })
})

test('a frame is folded and stays selected as the node that it becomes, and the other way round', () => {
  const selected = { ...view, sel: ['w', SHOP] }
  expect(openElement(index, selected, SHOP)).toEqual({ to: 'fold', change: { fold: [SHOP], sel: ['w', FOLDED] } })
  const folded = indexElements(aGraph({ nodes: [groupNode(FOLDED)] }))
  expect(openElement(folded, { ...view, fold: ['x', SHOP], sel: [FOLDED] }, FOLDED)).toEqual({
    to: 'unfold',
    change: { fold: ['x'], sel: [SHOP] },
  })
})

test.each([
  ['an edge', 'w>nobody>http', view],
  ['a node without a name', 'nobody', view],
  ['what is gone', 'gone', view],
  ['the node that is shown', 'w', { ...view, focus: 'workload:shop/cart-v1' }],
])('%s cannot be opened', (_, id, from) => {
  expect(openElement(index, from, id)).toBeUndefined()
})

test('a namespace is shown alone, unless it is', () => {
  expect(intoNamespace(view, 'shop', 'w')).toMatchObject({ namespaces: ['shop'], sel: ['w'], focus: null, back: null })
  expect(intoNamespace({ ...view, namespaces: ['shop'] }, 'shop')).toBeUndefined()
})
