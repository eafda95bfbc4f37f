import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { toElements } from '@/lib/graph/display/to-elements'
import type { Graph } from '@/lib/graph/model'
import { expect, test } from 'vitest'
import { type Definition, toCytoscape } from './to-cytoscape'

const OPTIONS = { edgeLabels: ['rate'], latency: 'p95', badges: ['security'] } as const

function elementsOf(graph: Graph, shift = 0) {
  const places = new Map(graph.nodes.map(({ id }, index) => [id, { x: index * 100 + (index === 0 ? shift : 0), y: 0 }]))
  return toElements(graph, OPTIONS, places, TEXTS)
}

const isNode = ({ classes }: Definition) => String(classes).startsWith('node ')

const before = toCytoscape(elementsOf(bookinfoGraph()))

test('other numbers and another health are nothing to cytoscape', () => {
  const graph = bookinfoGraph()
  const changed: Graph = {
    ...graph,
    edges: graph.edges.map((edge) => ({ ...edge, rate: edge.rate * 3, health: 'failure' })),
  }
  expect(toCytoscape(elementsOf(changed), before)).toBe(before)
})

test('of the node that moved, and of no other, there is another definition', () => {
  const after = toCytoscape(elementsOf(bookinfoGraph(), 24), before)
  const changed = after.filter((one, index) => isNode(one) && one !== before[index])
  expect(changed.map(({ data }) => data.id)).toEqual([bookinfoGraph().nodes[0]?.id])
})

test('what comes and goes is told', () => {
  const graph = bookinfoGraph()
  const fewer: Graph = { ...graph, edges: graph.edges.slice(1) }
  const after = toCytoscape(elementsOf(fewer), before)
  expect(after).toHaveLength(before.length - 1)
})
