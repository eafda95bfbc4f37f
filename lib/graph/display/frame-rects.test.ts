import { TEXTS } from '@/lib/graph/testing/display-texts'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { frameRects } from './frame-rects'
import { toElements } from './to-elements'

const OPTIONS = { edgeLabels: [], latency: 'p95', badges: [] } as const
const graph = bookinfoGraph()
const places = new Map(graph.nodes.map(({ id }, index) => [id, { x: index * 90, y: (index % 4) * 120 }]))
const { nodes } = toElements(graph, OPTIONS, places, TEXTS)
const rects = frameRects(nodes, (node) => node.position)

describe('the rectangles of frames', () => {
  test('every frame has one, around its nodes and the frames in it', () => {
    for (const element of nodes) {
      const outer = rects.get(element.parent ?? '')
      if (element.parent === null || outer === undefined) continue
      const { x, y } = element.kind === 'node' ? element.position : { x: NaN, y: NaN }
      const inner = rects.get(element.id) ?? { x1: x, x2: x, y1: y, y2: y }
      expect(outer.x1).toBeLessThan(inner.x1)
      expect(outer.x2).toBeGreaterThan(inner.x2)
      expect(outer.y1).toBeLessThan(inner.y1)
      expect(outer.y2).toBeGreaterThan(inner.y2)
    }
    expect([...rects.keys()].sort()).toEqual(nodes.flatMap(({ kind, id }) => (kind === 'frame' ? [id] : [])).sort())
  })

  test('each is as wide as its title', () => {
    for (const element of nodes) {
      const rect = rects.get(element.id)
      if (element.kind !== 'frame' || rect === undefined) continue
      expect(rect.x2 - rect.x1).toBeGreaterThanOrEqual(element.minWidth)
    }
  })

  test('a node that is dragged takes the edge of its frame along', () => {
    const moved = frameRects(nodes, ({ id, position }) =>
      id.endsWith('/workload/reviews-v1') ? { x: position.x, y: 5000 } : position,
    )
    expect(moved.get('east/bookinfo/box/namespace')?.y2).toBeGreaterThan(5000)
  })
})
