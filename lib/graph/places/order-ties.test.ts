import { describe, expect, test } from 'vitest'
import { connectedParts } from './connected-parts'
import { orderTies } from './order-ties'
import { packRects, zoomToFit } from './pack-rects'
import { RectIndex } from './rect-index'

const item = (id: string, x: number, y: number) => ({ id, x, y, width: 40, height: 20 })

describe('ties in a layered layout', () => {
  const edge = (target: string, from: string) => ({ source: 'frame', target, from, to: target })
  const heights: Readonly<Record<string, number>> = { high: 0, low: 500 }
  const heightOf = (_: string, node: string) => heights[node] ?? 100

  test('things of one column with the same neighbours go where their edges come from', () => {
    const items = [item('frame', 0, 0), item('a', 100, 0), item('b', 100, 50)]
    const moved = orderTies(items, [edge('a', 'low'), edge('b', 'high')], heightOf)
    expect(Object.fromEntries(moved)).toEqual({ b: 0, a: 50 })
  })

  test('the gaps between them stay', () => {
    const items = [item('frame', 0, 0), item('a', 100, 0), item('b', 100, 50), item('c', 100, 90)]
    const moved = orderTies(items, [edge('a', 'low'), edge('b', 'low'), edge('c', 'high')], heightOf)
    expect(Object.fromEntries(moved)).toEqual({ c: 0, a: 50, b: 90 })
  })

  test('things with other neighbours, or in other columns, stay', () => {
    const items = [item('frame', 0, 0), item('a', 100, 0), item('b', 200, 0), item('c', 100, 50)]
    expect(orderTies(items, [edge('a', 'low'), edge('b', 'high')], heightOf).size).toBe(0)
  })
})

describe('packing', () => {
  test('keeps the order and overlaps nothing', () => {
    const sizes = Array.from({ length: 30 }, (_, index) => ({
      width: 40 + (index % 5) * 30,
      height: 30 + (index % 3) * 40,
    }))
    const { corners, width, height } = packRects(sizes, 10)
    const rects = new RectIndex<number>()
    corners.forEach(({ x, y }, index) => {
      const { width: w = 0, height: h = 0 } = sizes[index] ?? {}
      const rect = { x1: x, y1: y, x2: x + w, y2: y + h }
      expect(rects.meets(rect)).toBe(false)
      expect(x + w <= width && y + h <= height).toBe(true)
      rects.add(rect, index)
    })
  })

  test('is about as wide as a screen', () => {
    const { width, height } = packRects(
      Array.from({ length: 100 }, () => ({ width: 50, height: 50 })),
      10,
    )
    expect(width / height).toBeGreaterThan(1)
    expect(width / height).toBeLessThan(3)
    expect(zoomToFit({ width, height })).toBeGreaterThan(zoomToFit({ width: 6000, height: 50 }))
  })

  test('nothing needs no room', () => {
    expect(packRects([], 10)).toEqual({ corners: [], width: 0, height: 0 })
  })
})

describe('connected parts', () => {
  test('edges hold nodes together, in whatever direction; a node alone is a part', () => {
    const edges = ['ab', 'cb', 'de'].map(([source = '', target = '']) => ({ source, target }))
    expect(connectedParts(['a', 'b', 'c', 'd', 'e', 'f'], edges).map(({ nodes }) => nodes.join(''))).toEqual([
      'abc',
      'de',
      'f',
    ])
  })
})

describe('what lies where', () => {
  test('a rectangle is found in every cell that it touches, also left of and above 0', () => {
    const index = new RectIndex<string>()
    index.add({ x1: -400, y1: -400, x2: 400, y2: -300 }, 'wide')
    expect(index.meets({ x1: 300, y1: -390, x2: 310, y2: -380 })).toBe(true)
    expect(index.meets({ x1: 300, y1: -390, x2: 310, y2: -380 }, (value) => value !== 'wide')).toBe(false)
    expect(index.meets({ x1: 400, y1: -390, x2: 410, y2: -380 })).toBe(false)
  })
})
