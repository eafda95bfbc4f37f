import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shapeOutline } from './shape-outline'
import { SHAPE_SIZE, SHAPES } from './shapes'

/** Every point that a path names, without the radii of arcs. */
function pointsOf(path: string): readonly { readonly x: number; readonly y: number }[] {
  const ends = path.matchAll(/(-?[\d.]+) (-?[\d.]+)(?=[A-Z])/gu)
  return [...ends].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))
}

test('an outline stays within its shape, and touches all its sides, however far it is grown', () => {
  fc.assert(
    fc.property(fc.constantFrom(...SHAPES), fc.integer({ min: 0, max: 200 }), (shape, grown) => {
      const { width, height } = SHAPE_SIZE[shape]
      const half = { x: width / 2 + grown, y: height / 2 + grown }
      const points = pointsOf(shapeOutline(shape, grown))
      expect(points.length).toBeGreaterThan(1)
      expect(points.every(({ x, y }) => Math.abs(x) <= half.x + 0.01 && Math.abs(y) <= half.y + 0.01)).toBe(true)
      // A rhombus stands on a corner, which is rounded.
      const least = shape === 'circle' ? 0 : shape === 'rhombus' ? 0.6 : 1
      const lowest = Math.max(...points.map(({ y }) => y)) / half.y
      expect(lowest).toBeGreaterThanOrEqual(least - 0.002)
      expect(lowest).toBeLessThanOrEqual(1.002)
    }),
  )
})

test('a box has four round corners', () => {
  expect(shapeOutline('square')).toBe(
    'M-18 -11A7 7 0 0 1 -11 -18L11 -18A7 7 0 0 1 18 -11L18 11A7 7 0 0 1 11 18L-11 18A7 7 0 0 1 -18 11Z',
  )
})
