import { type Shape, SHAPE_CORNERS, SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { Place } from '@/lib/graph/places/extent'

const RECTANGLE = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const

/** Where the line from the centre of a shape towards a point leaves the shape, `gap` pixels further out. */
export function shapeBorder(shape: Shape, centre: Place, towards: Place, gap: number): Place {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return centre
  const [ux, uy] = [dx / length, dy / length]
  const reach = (shape === 'circle' ? SHAPE_SIZE.circle.width / 2 : polygonReach(shape, ux, uy)) + gap
  return { x: centre.x + ux * reach, y: centre.y + uy * reach }
}

/** How far a convex polygon around 0, 0 reaches in a direction: where the ray meets one of its sides. */
function polygonReach(shape: Shape, ux: number, uy: number): number {
  const { width, height } = SHAPE_SIZE[shape]
  const corners = (SHAPE_CORNERS[shape] ?? RECTANGLE).map(([x, y]) => [(x * width) / 2, (y * height) / 2] as const)
  let reach = 0
  corners.forEach(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length] ?? [0, 0]
    const [sx, sy] = [bx - ax, by - ay]
    const cross = ux * sy - uy * sx
    if (cross === 0) return
    const along = (ax * sy - ay * sx) / cross
    const share = (ax * uy - ay * ux) / cross
    if (along > 0 && share >= 0 && share <= 1) reach = Math.max(reach, along)
  })
  return reach
}
