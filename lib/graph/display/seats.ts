import { type Shape, SHAPE_SIZE } from './shapes'
import type { Place } from '@/lib/graph/places/extent'

/** The diameter of a badge, in pixels at zoom 1. */
export const SIGN = 12
const ICON = 17
/** A triangle has less room inside. */
const SMALL_ICON = 15
/** Where the four badges of a node sit, as shares of half its size; edges come from the left, the status has the lower right. */
const SEATS: Readonly<Record<'square' | 'triangle', readonly (readonly [number, number])[]>> = {
  square: [
    [0.9, -0.9],
    [-0.9, -0.9],
    [0, -1.1],
    [-0.9, 0.9],
  ],
  triangle: [
    [0.5, -0.4],
    [0, -1.05],
    [-0.5, -0.4],
    [-0.95, 0.85],
  ],
}
const STATUS_SEAT = [0.9, 0.86] as const
/** A shape's visual middle lies elsewhere than the middle of its rectangle. */
const ICON_SEAT: Readonly<Partial<Record<Shape, Place>>> = { triangle: { x: 0, y: 5 }, tag: { x: -4, y: 0 } }

export function iconSize(shape: Shape): number {
  return shape === 'triangle' ? SMALL_ICON : ICON
}

/** The middle of a node's icon, from its centre, in pixels. */
export function iconSeat(shape: Shape): Place {
  return ICON_SEAT[shape] ?? { x: 0, y: 0 }
}

/** The middle of a node's badge, from its centre; undefined when all seats are taken. */
export function signSeat(shape: Shape, index: number): Place | undefined {
  const seat = SEATS[shape === 'triangle' ? 'triangle' : 'square'][index]
  return seat === undefined ? undefined : seatAt(shape, seat)
}

/** The middle of the mark of a node that is not well, from its centre. */
export function statusSeat(shape: Shape): Place {
  return seatAt(shape, STATUS_SEAT)
}

function seatAt(shape: Shape, [x, y]: readonly [number, number]): Place {
  const { width, height } = SHAPE_SIZE[shape]
  return { x: (x * width) / 2, y: (y * height) / 2 }
}
