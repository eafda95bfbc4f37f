import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph, groupNode } from '@/lib/graph/testing/sample-graphs'
import { graphOf } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { toDrawing } from './to-drawing'
import { drawnEdges } from './drawn-edges'

describe('what has to find a place', () => {
  const graph = bookinfoGraph()
  const drawing = toDrawing(graph, TEXTS)

  test('all nodes and frames, and each line once', () => {
    expect(drawing.nodes.map(({ id }) => id)).toEqual(graph.nodes.map(({ id }) => id))
    expect(drawing.boxes.map(({ id }) => id)).toEqual(graph.boxes.map(({ id }) => id))
    expect(drawing.edges).toHaveLength(drawnEdges(graph).length)
  })

  test('a longer name needs more room, a cut one no more than that', () => {
    const widthOf = (name: string) => drawing.nodes.find(({ id }) => id.includes(name))?.extent.left ?? 0
    expect(widthOf('istio-ingressgateway')).toBeGreaterThan(widthOf('sleep'))
    expect(widthOf('audit-log-collector')).toBeLessThan(100)
  })

  test('a group brings its members, so that it can stand where they stood', () => {
    const folded = toDrawing(graphOf([groupNode('e/n/group', { memberIds: ['x', 'y'] })]), TEXTS)
    expect(folded.nodes[0]?.memberIds).toEqual(['x', 'y'])
  })
})
