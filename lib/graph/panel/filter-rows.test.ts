import { describe, expect, test } from 'vitest'
import { filterEdges, filterNodes, type RowFilter } from './filter-rows'
import { prepareTable } from './prepare-table'
import { aGraph, anEdge, aNode, someTraffic } from './testing/graph-parts'

const rows = prepareTable(
  aGraph({
    nodes: [
      aNode('web', { namespace: 'front', out: [someTraffic()] }),
      aNode('cart', { in: [someTraffic()], out: [someTraffic({ protocol: 'tcp', unit: 'B/s' })] }),
      aNode('db'),
    ],
    edges: [anEdge('web', 'cart', { health: 'failure' }), anEdge('cart', 'db', { protocol: 'tcp', health: null })],
  }),
  (node) => node.id,
)
const filter = (parts: Partial<RowFilter>): RowFilter => ({ q: '', health: [], protocol: [], ...parts })

describe('the table narrowed down', () => {
  test.each([
    [{}, ['web>cart>http', 'cart>db>tcp'], ['cart', 'db', 'web']],
    [{ q: ' CART ' }, ['web>cart>http', 'cart>db>tcp'], ['cart']],
    [{ q: 'front' }, ['web>cart>http'], ['web']],
    [{ q: '.*' }, [], []],
    [{ health: ['failure'] }, ['web>cart>http'], []],
    [{ health: ['not-rated'] }, ['cart>db>tcp'], ['cart', 'db', 'web']],
    [{ protocol: ['tcp'] }, ['cart>db>tcp'], ['cart']],
    [{ protocol: ['http', 'tcp'], q: 'db' }, ['cart>db>tcp'], []],
  ] as const)('by %j', (parts, edges, nodes) => {
    expect(filterEdges(rows.edges, filter(parts)).map((row) => row.id)).toEqual(edges)
    expect(filterNodes(rows.nodes, filter(parts)).map((row) => row.id)).toEqual(nodes)
  })
})
