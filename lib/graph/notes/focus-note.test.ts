import { describe, expect, test } from 'vitest'
import type { MeshFacts } from '../facts'
import type { FocusRef, GraphRequest } from '../model'
import { indexFacts } from '../series/index-facts'
import { clusterFacts, meshFacts, workload } from '../testing/facts'
import { graphRequest } from '../testing/request'
import { focusNotes } from './focus-note'

const facts = meshFacts({ clusters: [clusterFacts({ workloads: [workload('cart-v1')] })] })

function ids(node: FocusRef, request: Partial<GraphRequest> = {}, known: MeshFacts = facts) {
  const asked = graphRequest({ scope: { kind: 'focus', node }, ...request })
  return focusNotes({ request: asked, index: indexFacts(known) }).flatMap((note) => note.ids ?? [])
}

describe('a node graph of something that is gone', () => {
  const gone = { kind: 'workload', namespace: 'shop', name: 'cart-v9' } as const

  test.each<[string, FocusRef, readonly string[]]>([
    ['a workload that exists', { kind: 'workload', namespace: 'shop', name: 'cart-v1' }, []],
    ['one that does not', gone, ['workload:shop/cart-v9']],
    ['an application that exists', { kind: 'app', namespace: 'shop', name: 'cart', version: 'v7' }, []],
    ['one that does not', { kind: 'app', namespace: 'shop', name: 'x', version: null }, ['app:shop/x']],
    ['a service that does not', { kind: 'service', namespace: 'shop', name: 'cart' }, ['service:shop/cart']],
    ['an operation, which no object tells of', { kind: 'operation', namespace: 'shop', label: 'a', value: 'b' }, []],
  ])('%s', (_, node, expected) => {
    expect(ids(node)).toEqual(expected)
  })

  test('is not claimed where nobody knows', () => {
    const blind = meshFacts({ clusters: [clusterFacts(), clusterFacts({ name: 'west', reachable: false })] })
    expect(ids(gone, {}, blind)).toEqual([])
    expect(ids(gone, { at: 1_600_000_000 })).toEqual([])
    expect(ids(gone, {}, meshFacts({ clusters: [] }))).toEqual([])
    expect(ids(gone, { scope: { kind: 'mesh' } })).toEqual([])
  })
})
