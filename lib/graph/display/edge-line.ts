import type { Place } from '@/lib/graph/places/extent'
import type { EdgeLine, NodePlace } from './geometry'
import { SHAPE_CORNERS, SHAPE_SIZE, type Shape } from './shapes'
import type { EdgeElement } from './to-elements'

/** Between a shape and the lines that leave it and reach it, in pixels; half a ring lies outside the shape. */
const GAP = { leaving: 3.5, reaching: 4.5 } as const
/** A line to the node itself: a loop over its top. */
const LOOP = { halfWidth: 9, height: 40 } as const

/**
 * Where the line of an edge runs: from shape to shape, bent by the element's `curve`.
 *
 * @returns undefined where two nodes lie on one another and have no line between them.
 */
export function edgeLine(element: EdgeElement, source: NodePlace, target: NodePlace): EdgeLine | undefined {
  if (element.source === element.target) return loopOver(element, source)
  const [a, b] = [source.at, target.at]
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (length === 0) return undefined
  const control = {
    x: (a.x + b.x) / 2 - (element.curve * (b.y - a.y)) / length,
    y: (a.y + b.y) / 2 + (element.curve * (b.x - a.x)) / length,
  }
  const leaves = reachOf(source.element.shape, a, control) + GAP.leaving
  const reaches = reachOf(target.element.shape, b, control) + GAP.reaching
  // Shapes that touch leave no room; a stub shows that there is an edge.
  const room = Math.min(1, (0.9 * length) / (leaves + reaches))
  const from = towards(a, control, leaves * room)
  const to = towards(b, control, reaches * room)
  const middle = {
    x: element.curve === 0 ? (from.x + to.x) / 2 : from.x / 4 + control.x / 2 + to.x / 4,
    y: element.curve === 0 ? (from.y + to.y) / 2 : from.y / 4 + control.y / 2 + to.y / 4,
  }
  return { element, from, to, middle }
}

function loopOver(element: EdgeElement, { element: node, at }: NodePlace): EdgeLine {
  const { height } = SHAPE_SIZE[node.shape]
  const top = at.y - height / 2
  return {
    element,
    from: { x: at.x - LOOP.halfWidth, y: top - GAP.leaving },
    to: { x: at.x + LOOP.halfWidth, y: top - GAP.reaching },
    middle: { x: at.x, y: top - LOOP.height },
  }
}

function towards(from: Place, to: Place, distance: number): Place {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  if (length === 0) return from
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length }
}

/** How far a shape reaches from its centre in the direction of a point. */
function reachOf(shape: Shape, centre: Place, point: Place): number {
  const { width, height } = SHAPE_SIZE[shape]
  const length = Math.hypot(point.x - centre.x, point.y - centre.y)
  if (shape === 'circle' || length === 0) return width / 2
  const way = { x: (point.x - centre.x) / length, y: (point.y - centre.y) / length }
  const corners = SHAPE_CORNERS[shape]
  if (corners === undefined) return Math.min(width / 2 / Math.abs(way.x), height / 2 / Math.abs(way.y))
  const points = corners.map(([x, y]) => ({ x: (x * width) / 2, y: (y * height) / 2 }))
  const last = points.at(-1)
  const hits = points.map((corner, index) => meeting(way, points[index - 1] ?? last ?? corner, corner))
  return Math.min(...hits.filter((hit) => hit > 0))
}

/** The distance at which a ray from the origin meets a side; infinite when it does not. */
function meeting(way: Place, from: Place, to: Place): number {
  const side = { x: to.x - from.x, y: to.y - from.y }
  const across = way.x * side.y - way.y * side.x
  if (across === 0) return Infinity
  const distance = (from.x * side.y - from.y * side.x) / across
  const share = (from.x * way.y - from.y * way.x) / across
  return share >= -1e-9 && share <= 1 + 1e-9 ? distance : Infinity
}
