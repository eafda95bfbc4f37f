import type { Place } from '@/lib/graph/places/extent'
import type { EdgeLine } from './geometry'

/** A cubic curve that goes on from where the one before ended. */
type Curve = readonly [leaving: Place, reaching: Place, end: Place]

/** The least that a loop bulges to each side, in pixels. */
const LEAST_BULGE = 8

/** A loop from one point to another over its middle: up one side and down the other, round at the top. */
export function loopCurves({ middle }: Pick<EdgeLine, 'middle'>, from: Place, to: Place): readonly [Curve, Curve] {
  const half = Math.max(Math.abs(to.x - from.x) / 2, LEAST_BULGE)
  return [
    [{ x: from.x - half, y: middle.y }, { x: from.x, y: middle.y }, middle],
    [{ x: to.x, y: middle.y }, { x: to.x + half, y: middle.y }, to],
  ]
}
