import type { NodeSign } from '@/lib/graph/display/node-badges'
import type { NodeIcon } from '@/lib/graph/display/node-icon'
import { nodeLook, type NodeLooked, type NodeRing } from '@/lib/graph/display/node-look'
import type { Palette } from '@/lib/graph/display/palette'
import { iconSeat, iconSize, SIGN, signSeat, statusSeat } from '@/lib/graph/display/seats'
import { shapeOutline } from '@/lib/graph/display/shape-outline'
import type { Shape } from '@/lib/graph/display/shapes'
import { badgeColor, iconColor } from '@/lib/graph/display/sign-colors'
import { isTroubled, type TroubledToken } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import { drawGlyph } from './draw-glyph'
import { round, tag } from './markup'

/** What of a node is drawn in its place. */
export interface NodeSymbol extends NodeLooked {
  readonly icon?: NodeIcon | undefined
  readonly signs: readonly NodeSign[]
}

/** The shape of a node with its rings, icon, badges and mark, around a place; its name is drawn with the other names. */
export function drawNode(node: NodeSymbol, at: Place, palette: Palette): string {
  const { shape, token, icon, signs } = node
  const color = iconColor(token, palette)
  return [
    drawShape(node, at, palette),
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

/** The outline with everything that is drawn along it. */
function drawShape(node: NodeLooked, { x, y }: Place, palette: Palette): string {
  const { fill, stroke, width, dashes, ghost, outside, focus } = nodeLook(node, palette)
  const paint = { d: shapeOutline(node.shape), fill, stroke, 'stroke-width': width }
  return tag(
    'g',
    { transform: `translate(${round(x)} ${round(y)})` },
    ghost === undefined
      ? ''
      : tag('path', { ...paint, transform: `translate(${ghost.by} ${-ghost.by})`, opacity: ghost.opacity }),
    tag('path', { ...paint, 'stroke-dasharray': dashes.length === 0 ? undefined : dashes.join(' ') }),
    ...[outside, focus].map((ring) => (ring === undefined ? '' : drawRing(node.shape, ring))),
  )
}

function drawRing(shape: Shape, { distance, stroke, width }: NodeRing): string {
  return tag('path', { d: shapeOutline(shape, distance), fill: 'none', stroke, 'stroke-width': width })
}

function drawSign(sign: NodeSign, at: Place, palette: Palette): string {
  const look = { size: SIGN - 3, color: badgeColor(sign, palette), weight: 2.4 }
  return disc(at, palette.surface, palette.control) + drawGlyph(sign, at, look)
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
