import { rectAt } from '@/lib/graph/places/extent'
import { describe, expect, test } from 'vitest'
import { edgeCurves } from './edge-curves'

const HALF = { left: 20, right: 20, top: 20, bottom: 20 }
const shapes = (places: Readonly<Record<string, readonly [number, number]>>) =>
  new Map(Object.entries(places).map(([id, [x, y]]) => [id, { place: { x, y }, rect: rectAt({ x, y }, HALF) }]))
const line = (source: string, target: string, protocol = 'http') => ({
  id: `${source}${target} ${protocol}`,
  source,
  target,
})

describe('bends of edges', () => {
  test('a free line is straight', () => {
    expect(edgeCurves([line('a', 'b')], shapes({ a: [0, 0], b: [300, 0], c: [150, 200] }))).toEqual(new Map())
  })

  test('a line through a foreign node goes around it by the smallest bend that does', () => {
    const curves = edgeCurves([line('a', 'b')], shapes({ a: [0, 0], b: [300, 0], c: [150, 0] }))
    expect(curves.get('ab http')).toBe(48)
  })

  test('a line that has no way around stays straight', () => {
    const wall = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`w${index}`, [150, (index - 10) * 40] as const]),
    )
    expect(edgeCurves([line('a', 'b')], shapes({ a: [0, 0], b: [300, 0], ...wall }))).toEqual(new Map())
  })

  test('lines between the same two nodes lie apart, whichever way they run', () => {
    const lines = [line('a', 'b'), line('a', 'b', 'tcp'), line('b', 'a')]
    const curves = edgeCurves(lines, shapes({ a: [0, 0], b: [300, 0] }))
    // Right of its direction is left of the other's: compared on one side they are −44, 0 and 44.
    expect(lines.map(({ id, source }) => (curves.get(id) ?? 0) * (source === 'a' ? 1 : -1))).toEqual([-44, 0, 44])
  })

  test('a node that calls itself, an end without a place and nodes on one another are no trouble', () => {
    const lines = [line('a', 'a'), line('a', 'gone'), line('a', 'b')]
    expect(edgeCurves(lines, shapes({ a: [0, 0], b: [0, 0] }))).toEqual(new Map())
  })
})
