import { graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { expect, test } from 'vitest'
import { prepareMini } from './prepare-mini'

const cart = graphNode('cart', { flags: ['focus'] })
const many = Array.from({ length: 7 }, (_, at) => graphNode(`callee-${at}`))

test('shows callers and callees, worst first, and counts what does not fit', () => {
  const mini = prepareMini(
    graphOf(
      [cart, graphNode('web'), ...many],
      [
        graphEdge('web', 'cart'),
        ...many.map(({ id }, at) => graphEdge('cart', id, { rate: at + 1, health: at === 2 ? 'failure' : 'healthy' })),
      ],
    ),
  )
  expect(mini?.callers.map(({ node }) => node.id)).toEqual(['web'])
  expect(mini?.callees.map(({ node }) => node.id)).toEqual(['callee-2', 'callee-6', 'callee-5', 'callee-4'])
  expect([mini?.moreCallers, mini?.moreCallees]).toEqual([0, 3])
})

test('a neighbour with two edges stands once, with the worse of them', () => {
  const edges = [
    graphEdge('cart', 'db', { rate: 100 }),
    graphEdge('cart', 'db', { protocol: 'grpc', health: 'failure' }),
  ]
  const mini = prepareMini(graphOf([cart, graphNode('db')], edges))
  expect(mini?.callees.map(({ edge }) => edge.protocol)).toEqual(['grpc'])
})

test('edges to itself and between parts of what was asked for lead to nobody', () => {
  const other = graphNode('cart-v2', { flags: ['focus'] })
  const mini = prepareMini(graphOf([cart, other], [graphEdge('cart', 'cart'), graphEdge('cart', 'cart-v2')]))
  expect([mini?.callers, mini?.callees]).toEqual([[], []])
})

test('a graph without the node that was asked for gives nothing', () => {
  expect(prepareMini(graphOf([graphNode('x', { health: healthOf('failure') })]))).toBeUndefined()
})
