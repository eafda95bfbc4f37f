import type { NodePlace } from '@/lib/graph/display/geometry'
import { LABEL_GAP, LINE_HEIGHT } from '@/lib/graph/display/node-extent'
import type { NodeSign } from '@/lib/graph/display/node-badges'
import { iconSeat, iconSize, SIGN, signSeat, statusSeat } from '@/lib/graph/display/seats'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import { badgeColor, iconColor } from '@/lib/graph/display/sign-colors'
import { isTroubled, type TroubledToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import { drawGlyph } from './brush'
import { opacityOf, type Painting, type Steps } from './view-state'

/** Painted between two looks at the clock. */
const AT_ONCE = 12
const HALO = 3
/** From afar a node is a dot of this radius on the screen. */
const FAR_DOT = 3

/** Paints what is inside and around a node's shape: its icon, its badges, and a mark when it is not well. */
export function* paintSigns(nodes: readonly NodePlace[], painting: Painting): Steps {
  const { ctx, detail, marks } = painting
  for (const [index, { element, at }] of nodes.entries()) {
    if (index % AT_ONCE === 0) yield
    const troubled = isTroubled(element.token)
    ctx.globalAlpha = opacityOf(element.id, marks)
    if (!detail.badges) {
      const fill = painting.palette.tokens[element.token].sign
      const radius = (troubled ? FAR_DOT * 1.5 : FAR_DOT) * detail.pixel
      disc(ctx, at, { radius, fill, line: painting.palette.surface, weight: detail.pixel })
      continue
    }
    drawGlyph(ctx, element.icon, moved(at, iconSeat(element.shape)), {
      size: iconSize(element.shape),
      color: iconColor(element.token, painting.palette),
      weight: 1.9,
    })
    element.signs.forEach((sign, index) => {
      const seat = signSeat(element.shape, index)
      if (seat !== undefined) paintSign(sign, moved(at, seat), painting)
    })
    if (isTroubled(element.token)) paintStatus(element.token, moved(at, statusSeat(element.shape)), painting)
  }
  ctx.globalAlpha = 1
}

/** Paints names under nodes, with a halo so that they read over lines. */
export function* paintLabels(nodes: readonly NodePlace[], painting: Painting): Steps {
  const { ctx, palette, fonts, detail, marks } = painting
  for (const [index, { element, at }] of nodes.entries()) {
    if (index % AT_ONCE === 0) yield
    ctx.save()
    ctx.globalAlpha = opacityOf(element.id, marks)
    ctx.translate(at.x, at.y + SHAPE_SIZE[element.shape].height / 2 + LABEL_GAP)
    ctx.scale(detail.textScale, detail.textScale)
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    ctx.lineJoin = 'round'
    ctx.lineWidth = HALO
    ctx.strokeStyle = palette.ground
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

function moved(at: Place, by: Place): Place {
  return { x: at.x + by.x, y: at.y + by.y }
}

function paintSign(sign: NodeSign, at: Place, { ctx, palette }: Painting): void {
  disc(ctx, at, { radius: SIGN / 2 + 1, fill: palette.surface, line: palette.control })
  drawGlyph(ctx, sign, at, { size: SIGN - 3, color: badgeColor(sign, palette), weight: 2.4 })
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
