import type { NodeSign } from '@/lib/graph/display/node-badges'
import type { NodeIcon } from '@/lib/graph/display/node-icon'
import type { Palette } from '@/lib/graph/display/palette'
import { iconSeat, iconSize, SIGN, signSeat, statusSeat } from '@/lib/graph/display/seats'
import { type Shape, SHAPE_CORNERS, SHAPE_SIZE } from '@/lib/graph/display/shapes'
import { isTroubled, type NodeToken, type TroubledToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import { drawGlyph } from './draw-glyph'
import { round, tag } from './markup'

const RADIUS = 7
const OUTSIDE_OFFSET = 4.5

/** What of a node decides how its shape looks. */
export interface NodeLook {
  readonly shape: Shape
  readonly token: NodeToken
  readonly icon?: NodeIcon | undefined
  readonly signs: readonly NodeSign[]
  readonly classes: string
}

/** The shape of a node with its ring, icon, badges and mark, around a place; its name is drawn with the other names. */
export function drawNode({ shape, token, icon, signs, classes }: NodeLook, at: Place, palette: Palette): string {
  const flags = new Set(classes.split(' '))
  const color = token === 'failure' ? palette.tokens.failure.text : palette.muted
  return [
    ...(flags.has('outside')
      ? [outline(shape, at, { grow: OUTSIDE_OFFSET, fill: 'none', stroke: palette.control })]
      : []),
    ...(shape === 'stack' ? [ghost(token, at, palette)] : []),
    outline(shape, at, { ...ring(token, flags, palette), grow: 0 }),
    ...(icon === undefined
      ? []
      : [drawGlyph(icon, moved(at, iconSeat(shape)), { size: iconSize(shape), color, weight: 1.9 })]),
    ...signs.flatMap((sign, index) => {
      const seat = signSeat(shape, index)
      return seat === undefined ? [] : [drawSign(sign, moved(at, seat), palette)]
    }),
    ...(isTroubled(token) ? [drawStatus(token, moved(at, statusSeat(shape)), palette)] : []),
  ].join('')
}

interface Paint {
  readonly fill: string
  readonly stroke: string
  readonly width?: number
  readonly dashes?: string | undefined
  /** Pixels by which the shape is larger on every side. */
  readonly grow: number
}

function ring(token: NodeToken, flags: ReadonlySet<string>, palette: Palette): Omit<Paint, 'grow'> {
  const { surface, ground, tokens } = palette
  const quiet = flags.has('idle') || flags.has('dead') || flags.has('gone')
  const soft = token === 'failure' || token === 'degraded'
  return {
    fill: quiet ? ground : soft ? tokens[token].soft : surface,
    stroke: tokens[token].sign,
    width: quiet ? 1.5 : token === 'failure' ? 3.5 : 2.5,
    dashes: flags.has('dead') || flags.has('gone') || flags.has('unknown') ? '4 2' : undefined,
  }
}

function outline(shape: Shape, { x, y }: Place, { fill, stroke, width = 1, dashes, grow }: Paint): string {
  const paint = { fill, stroke, 'stroke-width': width, 'stroke-dasharray': dashes, 'stroke-linejoin': 'round' }
  const size = SHAPE_SIZE[shape]
  const [halfWidth, halfHeight] = [size.width / 2 + grow, size.height / 2 + grow]
  if (shape === 'circle') return tag('circle', { cx: x, cy: y, r: halfWidth, ...paint })
  const corners = SHAPE_CORNERS[shape]
  if (corners !== undefined) {
    return tag('path', {
      d: rounded(corners.map(([cx, cy]) => ({ x: x + cx * halfWidth, y: y + cy * halfHeight }))),
      ...paint,
    })
  }
  return tag('rect', {
    x: x - halfWidth,
    y: y - halfHeight,
    width: 2 * halfWidth,
    height: 2 * halfHeight,
    rx: RADIUS,
    ...paint,
  })
}

/** How far before a corner a line starts to bend. */
const BEND = 6

function rounded(corners: readonly Place[]): string {
  const parts = corners.map((corner, index) => {
    const before = corners.at(index - 1) ?? corner
    const after = corners[(index + 1) % corners.length] ?? corner
    const [start, end] = [towards(corner, before), towards(corner, after)]
    return `${index === 0 ? 'M' : 'L'}${point(start)}Q${point(corner)} ${point(end)}`
  })
  return `${parts.join('')}Z`
}

function towards(from: Place, to: Place): Place {
  const share = BEND / Math.max(BEND, Math.hypot(to.x - from.x, to.y - from.y))
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

function point({ x, y }: Place): string {
  return `${round(x)} ${round(y)}`
}

/** What stands behind a group: there are more. */
function ghost(token: NodeToken, { x, y }: Place, palette: Palette): string {
  const look = { fill: palette.surface, stroke: palette.tokens[token].sign, width: 2.5, grow: 0 }
  return tag('g', { opacity: 0.45 }, outline('stack', { x: x + 4, y: y - 4 }, look))
}

function drawSign(sign: NodeSign, at: Place, palette: Palette): string {
  const loud = sign === 'fault' || sign === 'out-of-mesh'
  const color = loud ? palette.tokens.degraded.text : palette.muted
  return disc(at, palette.surface, palette.control) + drawGlyph(sign, at, { size: SIGN - 3, color, weight: 2.4 })
}

/** The mark that says in a shape what the ring says in a colour. */
export function drawStatus(token: TroubledToken, at: Place, palette: Palette): string {
  return (
    disc(at, palette.tokens[token].sign, palette.surface) +
    drawGlyph(`status-${token}`, at, { size: SIGN - 2, color: palette.surface, weight: 4 })
  )
}

function disc({ x, y }: Place, fill: string, stroke: string): string {
  return tag('circle', { cx: x, cy: y, r: SIGN / 2 + 1, fill, stroke })
}

function moved(at: Place, by: Place): Place {
  return { x: at.x + by.x, y: at.y + by.y }
}
