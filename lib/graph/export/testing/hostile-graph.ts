import type { Graph } from '@/lib/graph/model'
import { writeNodeId } from '@/lib/graph/series/node-id'
import { graphBox, graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import type { Place } from '@/lib/graph/places/extent'
import fc from 'fast-check'

const NASTY = [
  '"',
  '\\',
  '</text><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a"]; end --> b',
  '%%{init: {}}%%',
  '#quot;&amp;&#60;',
  '`*x*`',
  'end',
  '__proto__',
  '\u202Eevil',
  'שלום',
  'line\nbreak',
  ']]>',
  '=cmd()',
  '\uFFFE',
]

const anyName = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 253 }),
)
const status = fc.constantFrom('failure', 'degraded', 'not-ready', 'healthy', null)

export interface PlacedGraph {
  readonly graph: Graph
  readonly places: ReadonlyMap<string, Place>
}

/** Graphs with names that any format could trip over, in frames of up to two levels, each node with a place. */
export const hostileGraph: fc.Arbitrary<PlacedGraph> = fc
  .record({
    namespaces: fc.uniqueArray(anyName, { minLength: 1, maxLength: 3 }),
    names: fc.uniqueArray(anyName, { minLength: 1, maxLength: 8 }),
    calls: fc.array(
      fc.tuple(
        fc.nat(7),
        fc.nat(7),
        fc.constantFrom('http', 'tcp'),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        status,
      ),
      {
        maxLength: 14,
      },
    ),
    statuses: fc.array(status, { minLength: 8, maxLength: 8 }),
  })
  .map(({ namespaces, names, calls, statuses }) => {
    const boxes = namespaces.map((name) => {
      const id = writeNodeId({ kind: 'box', level: 'namespace', cluster: 'east', namespace: name, name: null })
      return graphBox(id, { name, level: 'namespace' })
    })
    const nodes = names.map((name, index) => {
      const namespace = namespaces[index % namespaces.length] ?? ''
      const id = writeNodeId({ kind: 'workload', cluster: 'east', namespace, name })
      return graphNode(id, {
        kind: 'workload',
        workload: name,
        namespace,
        box: boxes[index % (namespaces.length + 1)]?.id ?? null,
        health: healthOf(statuses[index] ?? null),
      })
    })
    const edges = calls.flatMap(([from, to, protocol, rate, health]) => {
      const [source, target] = [nodes[from], nodes[to]]
      if (source === undefined || target === undefined) return []
      return [
        graphEdge(source.id, target.id, { protocol, rate, ...(protocol === 'http' && rate > 0 ? { health } : {}) }),
      ]
    })
    const unique = [...new Map(edges.map((edge) => [edge.id, edge])).values()]
    const places = new Map(nodes.map(({ id }, index) => [id, { x: (index % 3) * 192, y: Math.floor(index / 3) * 168 }]))
    return { graph: graphOf(nodes, unique, boxes), places }
  })
