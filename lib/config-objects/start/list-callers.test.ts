import { workload } from '@/lib/graph/testing/facts'
import { edge } from '@/lib/istio/mtls/testing/mtls-builders'
import { expect, it } from 'vitest'
import { listCallers } from './list-callers'
import type { StartPlace } from './object-start'

const FACTS = {
  trustDomains: ['corp.example'],
  workloads: [
    workload('till', { serviceAccount: 'till' }),
    workload('cart-v1', { serviceAccount: 'cart' }),
    workload('cart-v2', { serviceAccount: 'cart' }),
    workload('bare'),
  ],
}
const NAMESPACE: StartPlace = { namespace: 'shop', workload: null, service: null }
const list = (
  edges: Parameters<typeof listCallers>[0],
  place = NAMESPACE,
  workloads: readonly string[] | null = null,
) => listCallers(edges, FACTS, place, workloads).map(({ principal, workloads: who }) => `${principal}: ${who.join()}`)

it('names callers by identity, those of the most requests first', () => {
  const edges = [
    edge('shop/till', 'shop/stock-v1', { mutual: 5 }),
    edge('shop/cart-v2', 'shop/stock-v1', { mutual: 4 }),
    edge('shop/cart-v1', 'shop/stock-v1', { mutual: 3 }),
    edge('shop/bare', 'shop/stock-v1', { mutual: 1 }),
  ]
  expect(list(edges)).toEqual([
    'corp.example/ns/shop/sa/cart: cart-v1,cart-v2',
    'corp.example/ns/shop/sa/till: till',
    'corp.example/ns/shop/sa/default: bare',
  ])
})

it.each([
  ['a caller that nobody knows', edge('', 'shop/stock-v1')],
  ['a caller that is gone', edge('shop/gone', 'shop/stock-v1')],
  ['plain requests', edge('shop/till', 'shop/stock-v1', { mutual: 0, plain: 5 })],
  ['what was longer ago than an hour', edge('shop/till', 'shop/stock-v1', { seenSeconds: 86_400 })],
  ['another namespace', edge('shop/till', 'far/stock-v1')],
])('leaves out %s', (_, seen) => {
  expect(list([seen])).toEqual([])
})

it('is about the workload or the service alone', () => {
  const edges = [edge('shop/till', 'shop/stock-v1'), edge('shop/cart-v1', 'shop/other-v1')]
  expect(list(edges, NAMESPACE, ['stock-v1'])).toEqual(['corp.example/ns/shop/sa/till: till'])
  expect(list(edges, { ...NAMESPACE, service: 'other' }, [])).toEqual(['corp.example/ns/shop/sa/cart: cart-v1'])
})
