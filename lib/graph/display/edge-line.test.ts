import type { Place } from '@/lib/graph/places/extent'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgeLine } from './edge-line'
import { controlPoint, type NodePlace } from './geometry'
import { SHAPE_SIZE, SHAPES, type Shape } from './shapes'
import type { EdgeElement, NodeElement } from './to-elements'

function node(id: string, shape: Shape, at: Place): NodePlace {
  const element = { id, shape } satisfies Partial<NodeElement>
  return { element: element as NodeElement, at }
}

function edge(source: string, target: string, curve = 0): EdgeElement {
  const element = { kind: 'edge', id: `${source}>${target}`, source, target, curve } satisfies Partial<EdgeElement>
  return element as EdgeElement
}

describe('the line of an edge', () => {
  test('runs from shape to shape', () => {
    const [a, b] = [node('a', 'square', { x: 0, y: 0 }), node('b', 'circle', { x: 200, y: 0 })]
    const line = edgeLine(edge('a', 'b'), a, b)
    expect(line?.from).toEqual({ x: 21.5, y: 0 })
    expect(line?.to).toEqual({ x: 176.5, y: 0 })
    expect(line?.middle.y).toBe(0)
  })

  test('a bend is to the right of its direction when positive', () => {
    const [a, b] = [node('a', 'circle', { x: 0, y: 0 }), node('b', 'circle', { x: 200, y: 0 })]
    expect(edgeLine(edge('a', 'b', 48), a, b)?.middle.y).toBeGreaterThan(10)
    expect(edgeLine(edge('b', 'a', 48), b, a)?.middle.y).toBeLessThan(-10)
  })

  test('of a node to itself goes over its top', () => {
    const a = node('a', 'triangle', { x: 10, y: 10 })
    const line = edgeLine(edge('a', 'a'), a, a)
    expect(line?.middle.y).toBeLessThan(10 - SHAPE_SIZE.triangle.height / 2)
    expect(line?.middle.x).toBe(10)
  })

  test('there is none between nodes that lie on one another', () => {
    const at = { x: 3, y: 4 }
    expect(edgeLine(edge('a', 'b'), node('a', 'tag', at), node('b', 'hexagon', at))).toBeUndefined()
  })

  const coordinate = fc.integer({ min: -2000, max: 2000 })
  const place = fc.record({ x: coordinate, y: coordinate })
  test('is finite, and leaves the one on the side of the other, whatever the shapes and bends', () => {
    fc.assert(
      fc.property(
        fc.record({ shape: fc.constantFrom(...SHAPES), at: place }),
        fc.record({ shape: fc.constantFrom(...SHAPES), at: place }),
        fc.constantFrom(0, 44, -96, 240),
        ({ shape: one, at: from }, { shape: other, at: to }, curve) => {
          fc.pre(Math.hypot(from.x - to.x, from.y - to.y) > 120)
          const line = edgeLine(edge('a', 'b', curve), node('a', one, from), node('b', other, to))
          if (line === undefined) throw new Error('no line')
          const points = [line.from, line.to, line.middle]
          expect(points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true)
          const control = controlPoint(line)
          expect(Math.hypot(line.from.x - from.x, line.from.y - from.y)).toBeLessThan(36)
          expect(
            (line.from.x - from.x) * (control.x - from.x) + (line.from.y - from.y) * (control.y - from.y),
          ).toBeGreaterThan(0)
        },
      ),
    )
  })
})
