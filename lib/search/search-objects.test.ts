import { clusterFacts, namespace, workload } from '@/lib/graph/testing/facts'
import { HOSTILE_TEXTS } from '@/lib/std/testing/hostile-texts'
import { anyText } from '@/lib/std/testing/any-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchKind } from './model'
import { buildSearchIndex } from './search-index'
import { searchObjects } from './search-objects'

const ref = { cluster: 'east', kind: 'ServiceEntry', namespace: 'shop', name: 'payments' }
const INDEX = buildSearchIndex(
  clusterFacts({
    namespaces: [namespace('bookinfo'), namespace('shop'), namespace('secret')],
    workloads: [
      workload('reviews-v1', { namespace: 'bookinfo' }),
      workload('reviews-v2', { namespace: 'bookinfo' }),
      workload('productpage-v1', { namespace: 'bookinfo' }),
      workload('cart-v1', { kind: 'StatefulSet' }),
      workload('reviews-hidden', { namespace: 'secret' }),
    ],
    serviceEntries: [{ ref, hosts: ['api.example.com'], location: 'mesh-external', exportTo: [] }],
  }),
  [
    { kind: 'VirtualService', namespace: 'bookinfo', name: 'reviews' },
    { kind: 'ServiceEntry', namespace: 'shop', name: 'payments' },
  ],
)

function find(text: string, { kinds, limit = 20 }: { kinds?: readonly SearchKind[]; limit?: number } = {}) {
  const question = { text, kinds: kinds === undefined ? undefined : new Set(kinds), limit }
  const { results, total } = searchObjects(INDEX, question, (name) => name !== 'secret')
  return { total, found: results.map(({ kind, namespace: of, name }) => `${kind} ${of}/${name}`) }
}

describe('searchObjects (product 3.7)', () => {
  it('finds by name, the thing itself before what only begins like it', () => {
    expect(find('reviews').found).toEqual([
      'app bookinfo/reviews',
      'config bookinfo/reviews',
      'workload bookinfo/reviews-v1',
      'workload bookinfo/reviews-v2',
    ])
  })

  it.each([
    ['book v2', ['workload bookinfo/reviews-v2']],
    ['bookinfo/productpage-v1', ['workload bookinfo/productpage-v1']],
    ['VIRTUALSERVICE', ['config bookinfo/reviews']],
    ['stateful cart', ['workload shop/cart-v1']],
    ['api.example.com', ['config shop/payments']],
    ['prpg', ['app bookinfo/productpage', 'workload bookinfo/productpage-v1']],
    ['reviews nowhere', []],
  ])('finds by several words, the namespace, the kind, a host and single letters: %s', (text, expected) => {
    expect(find(text).found).toEqual(expected)
  })

  it('finds only the kinds that are asked for, and all of them without a word', () => {
    expect(find('', { kinds: ['namespace'] }).found).toEqual(['namespace bookinfo/bookinfo', 'namespace shop/shop'])
    expect(find('reviews', { kinds: ['config'] }).found).toEqual(['config bookinfo/reviews'])
  })

  it('says how many there are where it is cut', () => {
    expect(find('bookinfo', { limit: 2 })).toMatchObject({ total: 7 })
    expect(find('bookinfo', { limit: 2 }).found).toEqual(['namespace bookinfo/bookinfo', 'app bookinfo/productpage'])
  })

  it('neither finds nor counts what lies in a namespace that may not be seen (security R8)', () => {
    expect(find('hidden')).toEqual({ total: 0, found: [] })
    expect(find('secret')).toEqual({ total: 0, found: [] })
  })

  it('never throws, and does not depend on the order of what it searches', () => {
    const names = [...HOSTILE_TEXTS, '__proto__', '\u202egnp.exe']
    const hostile = names.map((name) => workload(name, { app: name, kind: name }))
    const index = buildSearchIndex(clusterFacts({ workloads: hostile }), [])
    fc.assert(
      fc.property(fc.oneof(anyText, fc.constantFrom(...names)), (text) => {
        const question = { text, kinds: undefined, limit: 50 }
        const ahead = searchObjects(index, question, () => true)
        expect(searchObjects(index.toReversed(), question, () => true)).toEqual(ahead)
      }),
    )
    for (const name of names.filter((one) => !/[\s/]/.test(one))) {
      expect(searchObjects(index, { text: name, kinds: undefined, limit: 50 }, () => true).results).toContainEqual(
        expect.objectContaining({ kind: 'workload', name }),
      )
    }
  })
})
