import { chipTextColor } from '@/lib/graph/display/chip-text-color'
import { CHIP, chipSize, lineWidth } from '@/lib/graph/display/chip-size'
import { detailAt } from '@/lib/graph/display/detail-at'
import { frameLook } from '@/lib/graph/display/frame-look'
import { frameTitle } from '@/lib/graph/display/frame-title'
import type { FrameCorner, NodePlace } from '@/lib/graph/display/geometry'
import { estimateTextWidth, LABEL_FONT, LABEL_GAP, LINE_HEIGHT } from '@/lib/graph/display/node-extent'
import type { Palette } from '@/lib/graph/display/palette'
import type { Chip } from '@/lib/graph/display/plan-texts'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import { edgeMarkColor } from '@/lib/graph/display/sign-colors'
import type { TextMeasures, TextRole } from '@/lib/graph/display/text-measures'
import { isTroubled } from '@/lib/graph/display/tokens'
import type { Place } from '@/lib/graph/places/extent'
import { visibleText } from '@/lib/std/visible-text'
import { drawGlyph } from './draw-glyph'
import { drawStatus } from './draw-node'
import { escaped, tag } from './markup'

const CHIP_FONT = 11
const HALO = 3
const FONT_SIZE: Readonly<Record<TextRole, number>> = {
  title: LABEL_FONT.title,
  detail: LABEL_FONT.detail,
  chip: CHIP_FONT,
  frame: LABEL_FONT.title,
}

/** Texts of an export are measured without fonts, so that it is the same on every machine. */
export const EXPORT_MEASURES: TextMeasures = {
  detail: detailAt(1),
  widthOf: (text, role) => estimateTextWidth(text, FONT_SIZE[role]),
}

interface TextLook {
  readonly size: number
  readonly color: string
  readonly weight?: number
  readonly anchor?: 'middle'
  /** A line around the letters, so that they read over lines. */
  readonly halo?: string
}

/** A line of text; the place is its left end (or its middle) at half height. */
export function drawText(text: string, { x, y }: Place, { size, color, weight, anchor, halo }: TextLook): string {
  return tag(
    'text',
    {
      x,
      // Half of the height of capitals: a baseline that every reader of SVG understands.
      y: y + size * 0.35,
      'font-size': size,
      'font-weight': weight,
      'text-anchor': anchor,
      fill: color,
      ...(halo === undefined
        ? {}
        : { stroke: halo, 'stroke-width': HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    escaped(visibleText(text)),
  )
}

/** The name under a node. */
export function drawName({ element, at }: NodePlace, { text, muted, ground }: Palette): string {
  const top = at.y + SHAPE_SIZE[element.shape].height / 2 + LABEL_GAP
  const quiet = element.classes.split(' ').includes('idle')
  const look = { anchor: 'middle', halo: ground } as const
  const title = drawText(
    element.title,
    { x: at.x, y: top + LINE_HEIGHT.title / 2 },
    {
      ...look,
      size: LABEL_FONT.title,
      weight: 500,
      color: quiet ? muted : text,
    },
  )
  if (element.detail === '') return title
  const y = top + LINE_HEIGHT.title + LINE_HEIGHT.detail / 2 - 1
  return title + drawText(element.detail, { x: at.x, y }, { ...look, size: LABEL_FONT.detail, color: muted })
}

/** The title of a frame, with a mark when something in it is not well. */
export function drawFrameTitle(frame: FrameCorner, palette: Palette): string {
  const { token } = frame.element
  const title = frameTitle(frame, EXPORT_MEASURES)
  if (title === undefined) return ''
  const { text, at, indent } = title
  const words = drawText(
    text,
    { x: at.x + indent, y: at.y },
    {
      size: LABEL_FONT.title,
      weight: 600,
      color: palette.muted,
      halo: frameLook(frame.element, palette).fill,
    },
  )
  return isTroubled(token) ? drawStatus(token, { x: at.x + 6, y: at.y }, palette) + words : words
}

/** What stands on an edge: its label, lock and bolt on a pill. */
export function drawChip({ edge, lines, at }: Chip, palette: Palette): string {
  const widthOf = (text: string) => EXPORT_MEASURES.widthOf(text, 'chip')
  const { width, height } = chipSize(lines, widthOf)
  const pill = tag('rect', {
    x: at.x - width / 2,
    y: at.y - height / 2,
    width,
    height,
    rx: CHIP.radius,
    fill: palette.surface,
  })
  const written = lines.map((line, index) => {
    const y = at.y + (index - (lines.length - 1) / 2) * CHIP.lineHeight
    const x = at.x - lineWidth(line, widthOf) / 2
    const color = chipTextColor(line, edge.element.token, palette)
    const look = { size: CHIP_FONT, weight: 500, color }
    if (line.glyph === null) return drawText(line.text, { x, y }, look)
    const sign = { size: CHIP.glyph, color: edgeMarkColor(line.glyph, palette) }
    const glyph = drawGlyph(line.glyph, { x: x + CHIP.glyph / 2, y }, sign)
    return line.text === '' ? glyph : glyph + drawText(line.text, { x: x + CHIP.glyph + CHIP.gap, y }, look)
  })
  return pill + written.join('')
}
