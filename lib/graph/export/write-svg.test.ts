// @vitest-environment jsdom
import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { rowsOf } from './testing/rows'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportGraph } from './export-graph'
import { drawn, setsOf } from './testing/drawn'
import { hostileGraph } from './testing/hostile-graph'

/** Reads as XML, strictly; what is not well-formed throws. */
function parsed(text: string): XMLDocument {
  const document = new DOMParser().parseFromString(text, 'application/xml')
  const [error] = document.getElementsByTagName('parsererror')
  if (error !== undefined) throw new Error(error.textContent)
  return document
}

function values(document: XMLDocument, attribute: string): readonly string[] {
  return [...document.querySelectorAll(`[${attribute}]`)].map((element) => element.getAttribute(attribute) ?? '').sort()
}

test('X13: any name gives well-formed SVG with the same nodes, edges and frames, and nothing that runs or leads away', () => {
  fc.assert(
    fc.property(hostileGraph, (placed) => {
      const document = parsed(exportGraph(drawn(placed), 'svg'))
      const sets = setsOf(placed.graph)
      const clean = (ids: readonly string[]) => ids.map((id) => id.replaceAll(/[\uFFFE\uFFFF]/gu, '\uFFFD')).sort()
      expect(values(document, 'data-node')).toEqual(clean(sets.nodes))
      expect(values(document, 'data-edge')).toEqual(clean(sets.edges))
      expect(values(document, 'data-frame')).toEqual(clean(sets.frames))
      const names = new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))
      expect(
        [...names].filter((name) => ['script', 'foreignObject', 'a', 'image', 'use', 'style'].includes(name)),
      ).toEqual([])
      const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames())
      expect(attributes.filter((name) => /^on|href/i.test(name))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('every name stands whole in the picture, and the caption says what it shows', () => {
  const graph = bookinfoGraph()
  const document = parsed(exportGraph(drawn({ graph, places: rowsOf(graph) }), 'svg'))
  const titles = [...document.querySelectorAll('[data-node] > title')].map(({ textContent }) => textContent)
  expect(titles.join('\n')).toContain('productpage')
  expect(titles).toHaveLength(graph.nodes.length)
  const text = document.documentElement.textContent
  for (const fact of ['Selection: every namespace', 'Window: 5m, UTC', 'At: 2026-01-01T00:00:00Z']) {
    expect(text).toContain(fact)
  }
})

test('an empty graph is a caption alone', () => {
  const graph = { ...bookinfoGraph(), nodes: [], edges: [], boxes: [] }
  const document = parsed(exportGraph(drawn({ graph, places: new Map() }), 'svg'))
  expect(document.querySelectorAll('[data-node]')).toHaveLength(0)
  expect(Number(document.documentElement.getAttribute('height'))).toBeGreaterThan(100)
})

test('shapes that touch keep the line between them, as on the canvas', () => {
  const [a, b] = [graphNode('east/shop/workload/a'), graphNode('east/shop/workload/b')]
  const edge = graphEdge(a.id, b.id)
  const places = new Map([
    [a.id, { x: 0, y: 0 }],
    [b.id, { x: 10, y: 0 }],
  ])
  const document = parsed(exportGraph(drawn({ graph: graphOf([a, b], [edge]), places }), 'svg'))
  expect(values(document, 'data-edge')).toEqual([edge.id])
})
