import { type Glyph, type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'
import type { Place } from '@/lib/graph/places/extent'

const GLYPH_GRID = 24
const STROKE = 2

interface Outline {
  readonly stroke: Path2D | undefined
  readonly fill: Path2D | undefined
}

const outlines = new Map<GlyphName, Outline>()

/** Paths are parsed once: a frame draws hundreds of them. */
function outlineOf(name: GlyphName): Outline {
  const known = outlines.get(name)
  if (known !== undefined) return known
  const { stroke, fill }: Glyph = GLYPHS[name]
  const outline = {
    stroke: stroke === undefined ? undefined : new Path2D(stroke),
    fill: fill === undefined ? undefined : new Path2D(fill),
  }
  outlines.set(name, outline)
  return outline
}

/** Draws a sign with its centre at a place. */
export function drawGlyph(
  ctx: CanvasRenderingContext2D,
  name: GlyphName,
  at: Place,
  { size, color, weight = STROKE }: { size: number; color: string; weight?: number },
): void {
  const { stroke, fill } = outlineOf(name)
  ctx.save()
  ctx.translate(at.x - size / 2, at.y - size / 2)
  ctx.scale(size / GLYPH_GRID, size / GLYPH_GRID)
  if (fill !== undefined) {
    ctx.fillStyle = color
    ctx.fill(fill)
  }
  if (stroke !== undefined) {
    ctx.strokeStyle = color
    ctx.lineWidth = weight
    ctx.lineCap = 'round'
    ctx.lineJoin = 'round'
    ctx.stroke(stroke)
  }
  ctx.restore()
}

/** Fills a rectangle with round corners. */
export function fillRound(
  ctx: CanvasRenderingContext2D,
  rect: { x: number; y: number; width: number; height: number },
  radius: number,
  color: string,
): void {
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.roundRect(rect.x, rect.y, rect.width, rect.height, radius)
  ctx.fill()
}
