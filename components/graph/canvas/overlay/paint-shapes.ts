import type { NodePlace } from '@/lib/graph/display/geometry'
import { LOOKED_AT_RING, nodeLook, type NodeLook, type NodeRing } from '@/lib/graph/display/node-look'
import { shapeOutline } from '@/lib/graph/display/shape-outline'
import { SHAPE_SIZE, type Shape } from '@/lib/graph/display/shapes'
import type { NodeElement } from '@/lib/graph/display/to-elements'
import { opacityOf, type Painting, type Steps } from './view-state'

/** Painted between two looks at the clock. */
const AT_ONCE = 20
const FOUND = { distance: 10, leastOnScreen: 9, opacity: 0.6, border: 0.35 } as const

/** Paints the shapes of nodes: filled with the surface, their ring is their health. */
export function* paintShapes(nodes: readonly NodePlace[], painting: Painting): Steps {
  const { ctx, marks } = painting
  for (const [index, { element, at }] of nodes.entries()) {
    ctx.save()
    ctx.translate(at.x, at.y)
    if (marks.found.has(element.id)) paintFound(element, painting)
    ctx.globalAlpha = opacityOf(element.id, marks)
    const look = nodeLook(element, painting.palette)
    if (painting.detail.badges) paintShape(element, look, ctx)
    paintRings(element, look, painting)
    ctx.restore()
    if (index % AT_ONCE === 0) yield
  }
}

function paintShape(
  element: NodeElement,
  { fill, stroke, width, dashes, ghost, outside }: NodeLook,
  ctx: CanvasRenderingContext2D,
): void {
  const outline = outlineOf(element.shape, 0)
  ctx.fillStyle = fill
  ctx.strokeStyle = stroke
  ctx.lineWidth = width
  if (ghost !== undefined) paintBehind(outline, ghost, ctx)
  ctx.setLineDash(dashes)
  ctx.fill(outline)
  ctx.stroke(outline)
  ctx.setLineDash([])
  if (outside === undefined) return
  ctx.lineWidth = outside.width
  ctx.strokeStyle = outside.stroke
  ctx.stroke(outlineOf(element.shape, outside.distance))
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

function paintBehind(
  outline: Path2D,
  { by, opacity }: NonNullable<NodeLook['ghost']>,
  ctx: CanvasRenderingContext2D,
): void {
  const alpha = ctx.globalAlpha
  ctx.globalAlpha = alpha * opacity
  ctx.translate(by, -by)
  ctx.fill(outline)
  ctx.stroke(outline)
  ctx.translate(-by, by)
  ctx.globalAlpha = alpha
}

/** Whose node graph it is, what is selected, and what the keyboard is at. */
function paintRings({ id, shape }: NodeElement, { focus }: NodeLook, { ctx, palette, marks, detail }: Painting): void {
  const paint = (stroke: string, { width, distance }: Omit<NodeRing, 'stroke'>) => {
    ctx.lineWidth = Math.max(width, 2 * detail.pixel)
    ctx.strokeStyle = stroke
    ctx.stroke(outlineOf(shape, distance))
  }
  if (focus !== undefined) paint(focus.stroke, focus)
  const { width, distance, beyondFocus } = LOOKED_AT_RING
  const lookedAt = { width, distance: focus === undefined ? distance : beyondFocus }
  if (marks.selected.has(id)) paint(palette.accent, lookedAt)
  if (marks.cursor === id) paint(palette.beam, lookedAt)
}

const outlines = new Map<string, Path2D>()

/** A shape's outline about its centre, grown by some pixels; the ways are made once. */
function outlineOf(shape: Shape, grown: number): Path2D {
  const key = `${shape} ${grown}`
  const known = outlines.get(key)
  if (known !== undefined) return known
  const path = new Path2D(shapeOutline(shape, grown))
  outlines.set(key, path)
  return path
}
