import { graphBox, graphEdge, graphNode, graphOf, healthOf } from '../testing/graph-builders'
import { generatedGraph } from '../testing/sample-graphs'
import { drawnEdges } from '../display/drawn-edges'
import type { Graph } from '../model'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { showGraph } from './show-graph'

const BOX = 'east/shop/box/namespace'
const CLUSTER = 'east/-/box/cluster'
/** a → b → c, an idle node, and one that never had an edge; b stands in a frame within a frame. */
const graph = graphOf(
  [
    graphNode('a', { app: 'a' }),
    graphNode('b', { app: 'b', box: BOX, health: healthOf('failure') }),
    graphNode('c', { app: 'c', box: CLUSTER }),
    graphNode('idle', { app: 'idle', flags: ['idle'] }),
    graphNode('lone', { app: 'lone' }),
  ],
  [graphEdge('a', 'b', { errorPercent: 50 }), graphEdge('b', 'c')],
  [graphBox(BOX, { parent: CLUSTER }), graphBox(CLUSTER)],
)
const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id)
const show = (hide: string, find = '', of: Graph = graph) => showGraph(of, { find, hide, latency: 'p95' })

describe('F6: hide', () => {
  it.each<[string, string, [nodes: string[], edges: string[], boxes: string[]]]>([
    ['takes the edges of hidden nodes along, and what then has none', 'app = b', [['idle', 'lone'], [], []]],
    ['keeps what has another edge', 'app = a', [['b', 'c', 'idle', 'lone'], ['b>c>http'], [CLUSTER, BOX]]],
    ['takes edges alone', '%httperr > 5', [['b', 'c', 'idle', 'lone'], ['b>c>http'], [CLUSTER, BOX]]],
    [
      'takes idle nodes only when they are meant',
      'idle',
      [
        ['a', 'b', 'c', 'lone'],
        ['a>b>http', 'b>c>http'],
        [CLUSTER, BOX],
      ],
    ],
    ['takes all', 'namespace *= ""', [[], [], []]],
  ])('%s', (_, hide, left) => {
    const { nodes, edges, boxes } = show(hide).graph
    expect([ids(nodes), ids(edges), ids(boxes)]).toEqual(left)
  })

  test('counts what went, that which went because of others included', () => {
    expect(show('app = b').hidden).toEqual({ nodes: 3, edges: 2 })
  })

  it.each(['', '  ', 'app = nobody', 'app ='])('leaves the very graph alone for %j', (hide) => {
    expect(show(hide).graph).toBe(graph)
  })

  test('wins over find', () => {
    expect(show('app = a', 'name = a or name = b or http > 0').found).toEqual({
      nodes: new Set(['b']),
      edges: new Set(['b>c>http']),
    })
  })

  test('whatever is hidden, the rest is part of the graph, without loose ends or empty frames', () => {
    const parts = fc.constantFrom(
      'healthy',
      'node = service',
      'rank > 3',
      'http > 20',
      'tcp > 0',
      '! mtls',
      'name *= 1',
      'outside',
    )
    const sizes = fc.record({
      nodes: fc.integer({ min: 2, max: 40 }),
      edges: fc.integer({ min: 1, max: 80 }),
      namespaces: fc.constant(3),
    })
    fc.assert(
      fc.property(sizes, fc.nat(99), fc.array(parts, { minLength: 1, maxLength: 3 }), (size, seed, terms) => {
        const whole = generatedGraph(size, seed)
        const { graph: left, hidden } = show(terms.join(' or '), '', whole)
        const nodes = new Set(ids(left.nodes))
        expect(whole.nodes).toEqual(expect.arrayContaining([...left.nodes]))
        for (const edge of left.edges) expect([nodes.has(edge.source), nodes.has(edge.target)]).toEqual([true, true])
        const boxes = new Set([...left.nodes.map(({ box }) => box), ...left.boxes.map(({ parent }) => parent)])
        for (const { id } of left.boxes) expect(boxes).toContain(id)
        expect([null, ...ids(left.boxes)]).toEqual(expect.arrayContaining(left.nodes.map(({ box }) => box)))
        expect(left.nodes.length + hidden.nodes).toBe(whole.nodes.length)
        expect(drawnEdges(left).length + hidden.edges).toBe(drawnEdges(whole).length)
      }),
    )
  })
})

test('an edge that shares its line with the opposite one is found by that line', () => {
  const back = graphEdge('b', 'a', { flags: ['waypoint-from'], pair: 'a>b>http', errorPercent: 50 })
  const pair = graphOf(
    [graphNode('a'), graphNode('b')],
    [graphEdge('a', 'b', { flags: ['waypoint-to'], pair: back.id }), back],
  )
  expect(show('', '%httperr > 5', pair).found.edges).toEqual(new Set(['a>b>http']))
})
