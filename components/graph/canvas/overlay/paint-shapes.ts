import type { NodePlace } from '@/lib/graph/display/geometry'
import { SHAPE_CORNERS, SHAPE_SIZE, type Shape } from '@/lib/graph/display/shapes'
import type { NodeElement } from '@/lib/graph/display/to-elements'
import { opacityOf, type Painting, type Steps } from './view-state'

/** Painted between two looks at the clock. */
const AT_ONCE = 20
const BORDER = { quiet: 1.5, usual: 2.5, failure: 3.5 } as const
const RADIUS = 7
/** Of the corners of polygons. */
const ROUNDING = 4.5
const RING = { width: 2.5, distance: 5.5 } as const
const FOUND = { distance: 10, leastOnScreen: 9, opacity: 0.6, border: 0.35 } as const
const OUTSIDE = { width: 1, distance: 4.5 } as const
const STACKED = { by: 4, opacity: 0.45 } as const
const DASHES = [4, 3]

/** Paints the shapes of nodes: filled with the surface, their ring is their health. */
export function* paintShapes(nodes: readonly NodePlace[], painting: Painting): Steps {
  const { ctx, marks } = painting
  for (const [index, { element, at }] of nodes.entries()) {
    ctx.save()
    ctx.translate(at.x, at.y)
    if (marks.found.has(element.id)) paintFound(element, painting)
    ctx.globalAlpha = opacityOf(element.id, marks)
    if (painting.detail.badges) paintShape(element, painting)
    paintRings(element, painting)
    ctx.restore()
    if (index % AT_ONCE === 0) yield
  }
}

function paintShape(element: NodeElement, { ctx, palette }: Painting): void {
  const has = classesOf(element)
  const isQuiet = has('idle') || has('dead') || has('gone')
  const { sign, soft } = palette.tokens[element.token]
  const isLoud = element.token === 'failure' || element.token === 'degraded'
  ctx.fillStyle = isQuiet ? palette.ground : isLoud ? soft : palette.surface
  ctx.strokeStyle = sign
  ctx.lineWidth = isQuiet ? BORDER.quiet : element.token === 'failure' ? BORDER.failure : BORDER.usual
  const outline = outlineOf(element.shape, 0)
  if (element.shape === 'stack') paintBehind(outline, ctx)
  if (has('dead') || has('gone') || has('unknown')) ctx.setLineDash(DASHES)
  ctx.fill(outline)
  ctx.stroke(outline)
  ctx.setLineDash([])
  if (!has('outside')) return
  ctx.lineWidth = OUTSIDE.width
  ctx.strokeStyle = palette.control
  ctx.stroke(outlineOf(element.shape, OUTSIDE.distance))
}

/** Marks a hit behind its shape, as large on the screen as it takes to be seen at this zoom, whatever else fades. */
function paintFound({ shape }: NodeElement, { ctx, palette, detail }: Painting): void {
  const { width, height } = SHAPE_SIZE[shape]
  const room = Math.max(FOUND.distance, FOUND.leastOnScreen * detail.pixel - Math.max(width, height) / 2)
  const outline = outlineOf(shape, Math.ceil(room))
  ctx.globalAlpha = FOUND.opacity
  ctx.fillStyle = palette.beam
  ctx.fill(outline)
  ctx.globalAlpha = FOUND.border
  ctx.lineWidth = detail.pixel
  ctx.strokeStyle = palette.text
  ctx.stroke(outline)
}

function paintBehind(outline: Path2D, ctx: CanvasRenderingContext2D): void {
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * STACKED.opacity
  ctx.translate(STACKED.by, -STACKED.by)
  ctx.fill(outline)
  ctx.stroke(outline)
  ctx.translate(-STACKED.by, STACKED.by)
  ctx.globalAlpha = alpha
}

/** Whose node graph it is, what is selected, and what the keyboard is at. */
function paintRings({ id, shape, classes }: NodeElement, { ctx, palette, marks, detail }: Painting): void {
  const ring = (color: string, distance: number) => {
    ctx.lineWidth = Math.max(RING.width, 2 * detail.pixel)
    ctx.strokeStyle = color
    ctx.stroke(outlineOf(shape, distance))
  }
  if (classes.includes(' focus')) ring(palette.beam, 2 * RING.distance)
  if (marks.selected.has(id)) ring(palette.accent, RING.distance)
  if (marks.cursor === id) ring(palette.beam, RING.distance)
}

function classesOf({ classes }: NodeElement): (name: string) => boolean {
  const names = classes.split(' ')
  return (name) => names.includes(name)
}

const outlines = new Map<string, Path2D>()

/** A shape's outline about its centre, grown by some pixels; the ways are made once. */
function outlineOf(shape: Shape, grown: number): Path2D {
  const key = `${shape} ${grown}`
  const known = outlines.get(key)
  if (known !== undefined) return known
  const path = new Path2D()
  const [x, y] = [SHAPE_SIZE[shape].width / 2 + grown, SHAPE_SIZE[shape].height / 2 + grown]
  const corners = SHAPE_CORNERS[shape]
  if (shape === 'circle') path.arc(0, 0, x, 0, 2 * Math.PI)
  else if (corners === undefined) path.roundRect(-x, -y, 2 * x, 2 * y, RADIUS + grown)
  else
    addPolygon(
      path,
      corners.map(([atX, atY]) => [atX * x, atY * y] as const),
      ROUNDING + grown / 2,
    )
  outlines.set(key, path)
  return path
}

/** Begins in the middle of a side, so that every corner is round. */
function addPolygon(path: Path2D, corners: readonly (readonly [number, number])[], radius: number): void {
  const [first] = corners
  const last = corners.at(-1)
  if (first === undefined || last === undefined) return
  path.moveTo((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
  corners.forEach(([x, y], index) => {
    const [nextX, nextY] = corners[index + 1] ?? first
    path.arcTo(x, y, (x + nextX) / 2, (y + nextY) / 2, radius)
  })
  path.closePath()
}
