import { LABEL_GAP, LINE_HEIGHT } from '@/lib/graph/display/node-extent'
import type { NodeSign } from '@/lib/graph/display/node-badges'
import { SHAPE_SIZE, type Shape } from '@/lib/graph/display/shapes'
import type { NodeToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import type { Palette } from '../palette'
import { drawGlyph } from './brush'
import type { SceneNode } from './scene'
import { opacityOf, type Painting } from './view-state'

const ICON = 17
const SIGN = 12
const HALO = 3
/** From afar a node is a dot of this radius on the screen. */
const FAR_DOT = 3
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
/** A shape's visual middle, below the middle of its rectangle. */
const ICON_DROP: Readonly<Partial<Record<Shape, number>>> = { triangle: 5 }
const ICON_SHIFT: Readonly<Partial<Record<Shape, number>>> = { tag: -4 }

/** Paints what is inside and around a node's shape: its icon, its badges, and a mark when it is not well. */
export function paintSigns(nodes: Iterable<SceneNode>, painting: Painting): void {
  const { ctx, detail, lookedAt } = painting
  for (const { element, at } of nodes) {
    const troubled = isTroubled(element.token)
    ctx.globalAlpha = opacityOf(element.id, lookedAt)
    if (!detail.badges) {
      const fill = painting.palette.tokens[element.token].sign
      const radius = (troubled ? FAR_DOT * 1.5 : FAR_DOT) * detail.pixel
      disc(ctx, at, { radius, fill, line: painting.palette.surface, weight: detail.pixel })
      continue
    }
    const middle = { x: at.x + (ICON_SHIFT[element.shape] ?? 0), y: at.y + (ICON_DROP[element.shape] ?? 0) }
    const size = element.shape === 'triangle' ? ICON - 2 : ICON
    drawGlyph(ctx, element.icon, middle, { size, color: iconColor(element.token, painting.palette), weight: 1.9 })
    element.signs.forEach((sign, index) => {
      const seat = SEATS[element.shape === 'triangle' ? 'triangle' : 'square'][index]
      if (seat !== undefined) paintSign(sign, seatAt(at, element.shape, seat), painting)
    })
    if (troubled) paintStatus(element.token, seatAt(at, element.shape, STATUS_SEAT), painting)
  }
  ctx.globalAlpha = 1
}

/** Paints names under nodes, with a halo so that they read over lines. */
export function paintLabels(nodes: readonly SceneNode[], { ctx, palette, fonts, detail, lookedAt }: Painting): void {
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = HALO
  ctx.strokeStyle = palette.ground
  for (const { element, at } of nodes) {
    ctx.save()
    ctx.globalAlpha = opacityOf(element.id, lookedAt)
    ctx.translate(at.x, at.y + SHAPE_SIZE[element.shape].height / 2 + LABEL_GAP)
    ctx.scale(detail.textScale, detail.textScale)
    const quiet = element.classes.includes(' idle')
    write(element.title, LINE_HEIGHT.title / 2, fonts.title, quiet ? palette.muted : palette.text)
    write(element.detail, LINE_HEIGHT.title + LINE_HEIGHT.detail / 2 - 1, fonts.detail, palette.muted)
    ctx.restore()
  }

  function write(text: string, y: number, font: string, color: string): void {
    if (text === '') return
    ctx.font = font
    ctx.strokeText(text, 0, y)
    ctx.fillStyle = color
    ctx.fillText(text, 0, y)
  }
}

function seatAt(at: Place, shape: Shape, [x, y]: readonly [number, number]): Place {
  const { width, height } = SHAPE_SIZE[shape]
  return { x: at.x + (x * width) / 2, y: at.y + (y * height) / 2 }
}

function paintSign(sign: NodeSign, at: Place, { ctx, palette }: Painting): void {
  disc(ctx, at, { radius: SIGN / 2 + 1, fill: palette.surface, line: palette.control })
  const loud = sign === 'fault' || sign === 'out-of-mesh'
  const color = loud ? palette.tokens.degraded.text : palette.muted
  drawGlyph(ctx, sign, at, { size: SIGN - 3, color, weight: 2.4 })
}

type TroubledToken = Extract<NodeToken, 'failure' | 'degraded' | 'not-ready'>

function isTroubled(token: NodeToken): token is TroubledToken {
  return token === 'failure' || token === 'degraded' || token === 'not-ready'
}

/** The mark that says in a shape what the ring says in a colour. */
export function paintStatus(
  token: TroubledToken,
  at: Place,
  { ctx, palette }: Pick<Painting, 'ctx' | 'palette'>,
): void {
  disc(ctx, at, { radius: SIGN / 2 + 1, fill: palette.tokens[token].sign, line: palette.surface })
  drawGlyph(ctx, `status-${token}`, at, { size: SIGN - 2, color: palette.surface, weight: 4 })
}

function disc(
  ctx: CanvasRenderingContext2D,
  { x, y }: Place,
  { radius, fill, line, weight = 1 }: { radius: number; fill: string; line: string; weight?: number },
): void {
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, 2 * Math.PI)
  ctx.fillStyle = fill
  ctx.fill()
  ctx.lineWidth = weight
  ctx.strokeStyle = line
  ctx.stroke()
}

function iconColor(token: NodeToken, { muted, tokens }: Palette): string {
  return token === 'failure' ? tokens.failure.text : muted
}
