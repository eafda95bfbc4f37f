import type { LegendLook } from '@/lib/graph/display/legend-look'
import { estimateTextWidth, LABEL_FONT } from '@/lib/graph/display/node-extent'
import type { Palette } from '@/lib/graph/display/palette'
import { lookOfSign } from '@/lib/graph/panel/look-of-sign'
import type { LegendSign } from '@/lib/graph/panel/prepare-legend'
import type { Place } from '@/lib/graph/places/extent'
import { drawEdge } from './draw-edge'
import { drawFrame } from './draw-frame'
import { drawGlyph } from './draw-glyph'
import { drawNode } from './draw-node'
import { drawText } from './draw-texts'
import { tag } from './markup'

export interface LegendEntry {
  readonly sign: LegendSign
  readonly words: string
}

const ROW = 30
const SIGN_ROOM = 46
const GAP = 24
const GLYPH = 16
const NODE_SCALE = 0.55
const LINE = 32

/** What the signs mean, in as many columns as fit. */
export function drawLegend(
  entries: readonly LegendEntry[],
  { x, y, width }: Place & { readonly width: number },
  palette: Palette,
): { readonly markup: string; readonly height: number } {
  const widest = Math.max(0, ...entries.map(({ words }) => estimateTextWidth(words, LABEL_FONT.title)))
  const column = SIGN_ROOM + widest + GAP
  const columns = Math.max(1, Math.floor((width + GAP) / column))
  const rows = Math.ceil(entries.length / columns)
  const drawn = entries.map(({ sign, words }, index) => {
    const left = x + Math.floor(index / rows) * column
    const middle = y + (index % rows) * ROW + ROW / 2
    const text = drawText(words, { x: left + SIGN_ROOM, y: middle }, { size: LABEL_FONT.title, color: palette.text })
    return tag('g', {}, drawEntry(lookOfSign(sign, palette), { x: left + LINE / 2, y: middle }, palette), text)
  })
  return { markup: drawn.join(''), height: rows * ROW }
}

function drawEntry(look: LegendLook, at: Place, palette: Palette): string {
  switch (look.draws) {
    case 'node':
      return scaled(at, drawNode({ ...look, signs: [] }, { x: 0, y: 0 }, palette))
    case 'line':
      return drawLine(look, at, palette)
    case 'frame':
      return drawFrame(look, { x1: at.x - LINE / 2, y1: at.y - 10, width: LINE, height: 20 }, palette)
    case 'glyph':
      return drawGlyph(look.name, at, { size: GLYPH, color: look.color })
  }
}

function drawLine(
  { token, classes }: Extract<LegendLook, { readonly draws: 'line' }>,
  { x, y }: Place,
  palette: Palette,
): string {
  const [from, to] = [
    { x: x - LINE / 2, y },
    { x: x + LINE / 2, y },
  ]
  const width = token === 'failure' ? 4 : 2
  return drawEdge({ token, width, classes, curve: 0 }, { from, to, middle: { x, y } }, palette)
}

function scaled({ x, y }: Place, markup: string): string {
  return tag('g', { transform: `translate(${x} ${y}) scale(${NODE_SCALE})` }, markup)
}
