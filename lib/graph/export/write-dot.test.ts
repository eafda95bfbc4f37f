import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { Graphviz } from '@hpcc-js/wasm-graphviz'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { exportGraph } from './export-graph'
import { drawn, setsOf } from './testing/drawn'
import { hostileGraph, type PlacedGraph } from './testing/hostile-graph'
import { rowsOf } from './testing/rows'

const json = z.object({
  objects: z
    .array(
      z.looseObject({ _gvid: z.number(), name: z.string(), id: z.string().optional(), pos: z.string().optional() }),
    )
    .default([]),
  edges: z.array(z.looseObject({ id: z.string() })).default([]),
})

let graphviz: Graphviz
beforeAll(async () => {
  graphviz = await Graphviz.load()
})

/** What Graphviz itself has understood. */
function understood(text: string) {
  return json.parse(JSON.parse(graphviz.layout(text, 'dot_json', 'nop')))
}

/** In ids Graphviz keeps the second backslash of a pair. */
const plain = (id: string) => id.replaceAll('\\\\', '\\')

function expectSameSets(placed: PlacedGraph): void {
  const { objects, edges } = understood(exportGraph(drawn(placed), 'dot'))
  const sets = setsOf(placed.graph)
  const isFrame = ({ name }: { readonly name: string }) => name.startsWith('cluster_')
  expect(
    objects
      .filter((object) => !isFrame(object))
      .map(({ name }) => plain(name))
      .sort(),
  ).toEqual(sets.nodes)
  expect(
    objects
      .filter(isFrame)
      .map(({ id = '' }) => plain(id))
      .sort(),
  ).toEqual(sets.frames)
  expect(edges.map(({ id }) => plain(id)).sort()).toEqual(sets.edges)
}

test('X13: Graphviz reads any names, with the same nodes, edges and frames', () => {
  fc.assert(fc.property(hostileGraph, expectSameSets), { numRuns: 60 })
})

test('a graph with frames in frames is read, each node at its place', () => {
  const graph = bookinfoGraph()
  const places = rowsOf(graph)
  expectSameSets({ graph, places })
  const { objects } = understood(exportGraph(drawn({ graph, places }), 'dot'))
  const [first] = graph.nodes.filter(({ id }) => places.get(id)?.y === 144)
  const at = places.get(first?.id ?? '')
  expect(objects.find(({ name }) => name === first?.id)?.pos).toMatch(new RegExp(`^${at?.x},-${at?.y}`))
})
