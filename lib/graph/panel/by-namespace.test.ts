import { describe, expect, test } from 'vitest'
import { byNamespace } from './by-namespace'
import { prepareMini } from './prepare-mini'
import { aNode, anEdge, aGraph } from './testing/graph-parts'

const outside = (namespace: string) => ({ namespace })
const graph = aGraph({
  nodes: [
    aNode('cart'),
    aNode('web'),
    aNode('gateway', outside('ingress')),
    aNode('db-1', outside('data')),
    aNode('db-2', outside('data')),
    aNode('api.example.com', { kind: 'entry' }),
    aNode('somebody', { kind: 'unknown', namespace: 'unknown' }),
  ],
  edges: [
    anEdge('gateway', 'web'),
    anEdge('somebody', 'web'),
    anEdge('web', 'cart'),
    anEdge('cart', 'db-1', { rate: 3 }),
    anEdge('cart', 'db-2', { rate: 4, health: 'failure' }),
    anEdge('cart', 'api.example.com'),
  ],
})

describe('a graph by namespaces', () => {
  test('has a node for each, with the sums of its edges, and leaves hosts outside and unknown callers', () => {
    const folded = byNamespace(graph)
    const names = folded.nodes.map(({ kind, namespace, id }) => (kind === 'group' ? namespace : id))
    expect(names.toSorted()).toEqual(['api.example.com', 'data', 'ingress', 'shop', 'somebody'])
    const toData = folded.edges.filter(({ target }) => target.includes('data'))
    expect(toData).toMatchObject([{ rate: 7, health: 'failure' }])
  })

  test('shows who calls into a namespace and what it calls, without the traffic inside', () => {
    const mini = prepareMini(byNamespace(graph), ({ kind, namespace }) => kind === 'group' && namespace === 'shop')
    expect(mini?.node.group?.members).toBe(2)
    expect(mini?.callers).toHaveLength(2)
    expect(mini?.callees.map(({ edge }) => edge.rate)).toEqual([7, 10])
  })

  test('is empty where there is none', () => {
    expect(byNamespace(aGraph())).toMatchObject({ nodes: [], edges: [] })
  })
})
