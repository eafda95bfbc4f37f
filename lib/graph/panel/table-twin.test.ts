import { toElements } from '@/lib/graph/display/to-elements'
import { hostileGraph } from '@/lib/graph/export/testing/hostile-graph'
import { rowsOf } from '@/lib/graph/export/testing/rows'
import { showGraph } from '@/lib/graph/find/show-graph'
import { foldFrames } from '@/lib/graph/fold/fold-frames'
import type { Graph } from '@/lib/graph/model'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph, generatedGraph, groupNode } from '@/lib/graph/testing/sample-graphs'
import { graphEdge, graphOf } from '@/lib/graph/testing/graph-builders'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nodeName } from './node-name'
import { prepareTable } from './prepare-table'

const HIDES = [
  '',
  'healthy',
  'idle',
  'name = unknown',
  'rank > 2',
  'http > 10',
  'node = svc',
  'name *= "a"',
  '! healthy',
]

/** The table and the drawing of what a view shows of an answer, as sorted ids. */
function twins(answer: Graph, hide: string, fold: readonly string[]) {
  const { graph } = showGraph(foldFrames(answer, fold), { find: '', hide, latency: 'p95' })
  const { nodes, edges } = prepareTable(graph, (node) => nodeName(node, TEXTS))
  const options = { edgeLabels: ['rate'], latency: 'p95', badges: [] } as const
  const drawn = toElements(graph, options, rowsOf(graph), TEXTS)
  const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id).sort()
  return {
    table: { nodes: ids(nodes), edges: ids(edges) },
    drawing: { nodes: ids(drawn.nodes.filter(({ kind }) => kind === 'node')), edges: ids(drawn.edges) },
  }
}

const firstFrames = ({ boxes }: Graph, count: number) => boxes.slice(0, count).map(({ id }) => id)

test('the table has exactly the nodes and edges of the drawing, whatever is hidden or folded', () => {
  fc.assert(
    fc.property(hostileGraph, fc.constantFrom(...HIDES), fc.nat(3), ({ graph }, hide, count) => {
      const { table, drawing } = twins(graph, hide, firstFrames(graph, count))
      expect(table).toEqual(drawing)
    }),
  )
})

const large = generatedGraph({ nodes: 300, edges: 900, namespaces: 12 })

test.each(HIDES)('so it is for a whole application and a large mesh, with hide "%s"', (hide) => {
  for (const graph of [bookinfoGraph(), large]) {
    for (const count of [0, 2]) {
      const { table, drawing } = twins(graph, hide, firstFrames(graph, count))
      expect(table).toEqual(drawing)
    }
  }
})

test('traffic inside a group of the drawing budget is neither drawn nor a row', () => {
  const group = groupNode('east/shop/group/idle')
  const inside = graphEdge(group.id, group.id, { flags: ['internal'] })
  const { table, drawing } = twins(graphOf([group], [inside]), '', [])
  expect(table).toEqual({ nodes: [group.id], edges: [] })
  expect(drawing).toEqual(table)
})
