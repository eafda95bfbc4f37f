import type { EdgeElement, NodeElement } from '@/lib/graph/display/to-elements'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import type { Place } from '@/lib/graph/places/extent'
import { shapeBorder } from './shape-border'

/** A line between two shapes: curves from `from` over each control point in turn to `to`. */
export interface EdgePath {
  readonly from: Place
  readonly to: Place
  /** Half way. */
  readonly middle: Place
  /** None: straight. One: a curve. Two: a loop through `middle`. */
  readonly controls: readonly Place[]
}

/** Room between a shape and a line that ends at it; the same as the canvas leaves. */
const GAP = { source: 2, target: 3 } as const
/** A loop stands over its node: how far its control points are from the centre, and at which angle from upright. */
const LOOP = { distance: 67, angle: (35 * Math.PI) / 180 } as const

/** The line of an edge. Two nodes on one another have none: `undefined`. */
export function edgePath(edge: EdgeElement, source: NodeElement, target: NodeElement): EdgePath | undefined {
  if (edge.source === edge.target) return loop(source)
  const [a, b] = [source.position, target.position]
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  if (length === 0) return undefined
  const control = {
    x: (a.x + b.x) / 2 - (edge.curve * (b.y - a.y)) / length,
    y: (a.y + b.y) / 2 + (edge.curve * (b.x - a.x)) / length,
  }
  const from = shapeBorder(source.shape, a, control, GAP.source)
  const to = shapeBorder(target.shape, b, control, GAP.target)
  if (edge.curve === 0) {
    // Shapes that overlap would turn the line around.
    const forward = (to.x - from.x) * (b.x - a.x) + (to.y - from.y) * (b.y - a.y)
    return forward > 0 ? { from, to, middle: between(from, to), controls: [] } : undefined
  }
  const middle = between(between(from, to), control)
  return { from, to, middle, controls: [control] }
}

function loop({ shape, position }: NodeElement): EdgePath {
  const side = LOOP.distance * Math.sin(LOOP.angle)
  const top = position.y - Math.max(LOOP.distance * Math.cos(LOOP.angle), SHAPE_SIZE[shape].height)
  const controls = [
    { x: position.x - side, y: top },
    { x: position.x + side, y: top },
  ] as const
  const [left, right] = controls
  return {
    from: shapeBorder(shape, position, left, GAP.source),
    to: shapeBorder(shape, position, right, GAP.target),
    middle: between(left, right),
    controls,
  }
}

function between(a: Place, b: Place): Place {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
