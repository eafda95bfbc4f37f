import { type Shape, SHAPE_CORNERS, SHAPE_SIZE } from './shapes'

/** How round the corners are: of boxes and of polygons, in pixels. */
const ROUNDING = { box: 7, polygon: 4.5 } as const
const BOX = [
  [-1, -1],
  [1, -1],
  [1, 1],
  [-1, 1],
] as const

type Point = readonly [x: number, y: number]

/**
 * A shape's outline about its centre, in the path language that SVG and `Path2D` share.
 *
 * @param grown pixels by which it is larger on every side.
 */
export function shapeOutline(shape: Shape, grown = 0): string {
  const { width, height } = SHAPE_SIZE[shape]
  const [x, y] = [width / 2 + grown, height / 2 + grown]
  if (shape === 'circle') return `M${x} 0A${x} ${x} 0 1 1 ${-x} 0A${x} ${x} 0 1 1 ${x} 0Z`
  const corners = SHAPE_CORNERS[shape]
  const radius = corners === undefined ? ROUNDING.box + grown : ROUNDING.polygon + grown / 2
  return rounded(
    (corners ?? BOX).map(([atX, atY]) => [atX * x, atY * y]),
    radius,
  )
}

/** Lines between arcs that touch both sides of a corner; no arc begins beyond the middle of a side. */
function rounded(corners: readonly Point[], radius: number): string {
  const parts = corners.map((corner, index) => {
    const [before, after] = [
      wayTo(corner, corners.at(index - 1) ?? corner),
      wayTo(corner, corners[(index + 1) % corners.length] ?? corner),
    ]
    const cosine = before.x * after.x + before.y * after.y
    const tangent = Math.sqrt((1 - cosine) / (1 + cosine))
    const bend = Math.min(radius / tangent, before.length / 2, after.length / 2)
    const [start, end] = [before, after].map(
      ({ x, y }) => `${rounding(corner[0] + x * bend)} ${rounding(corner[1] + y * bend)}`,
    )
    const arc = rounding(bend * tangent)
    return `${index === 0 ? 'M' : 'L'}${start}A${arc} ${arc} 0 0 1 ${end}`
  })
  return `${parts.join('')}Z`
}

function wayTo(
  [fromX, fromY]: Point,
  [x, y]: Point,
): { readonly x: number; readonly y: number; readonly length: number } {
  const length = Math.hypot(x - fromX, y - fromY)
  return { x: (x - fromX) / length, y: (y - fromY) / length, length }
}

function rounding(value: number): number {
  return Math.round(value * 100) / 100
}
