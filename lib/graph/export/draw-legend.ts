import { GLYPHS, type GlyphName } from '@/lib/graph/display/glyphs'
import { estimateTextWidth, LABEL_FONT } from '@/lib/graph/display/node-extent'
import type { Palette } from '@/lib/graph/display/palette'
import { nodeShape } from '@/lib/graph/display/shapes'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { BOX_LEVELS, NODE_KINDS } from '@/lib/graph/model'
import { legendSignColor } from '@/lib/graph/panel/legend-sign-color'
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
    return tag('g', {}, drawEntry(sign, { x: left + LINE / 2, y: middle }, palette), text)
  })
  return { markup: drawn.join(''), height: rows * ROW }
}

function drawEntry(sign: LegendSign, at: Place, palette: Palette): string {
  const colon = sign.indexOf(':')
  const [section, name] = [sign.slice(0, colon), sign.slice(colon + 1)]
  switch (section) {
    case 'node': {
      const icon = NODE_KINDS.find((kind) => kind === name) ?? 'unknown'
      const look = { shape: nodeShape(icon), token: 'neutral', icon, signs: [], classes: icon } as const
      return scaled(at, drawNode(look, { x: 0, y: 0 }, palette))
    }
    case 'ring': {
      const token = NODE_TOKENS.find((known) => known === name) ?? 'neutral'
      return scaled(at, drawNode({ shape: 'circle', token, signs: [], classes: name }, { x: 0, y: 0 }, palette))
    }
    case 'line':
      return drawLine(name, at, palette)
    case 'frame':
      return drawFrameSample(name, at, palette)
    default:
      return isGlyph(name) ? drawGlyph(name, at, { size: GLYPH, color: legendSignColor(sign, palette) }) : ''
  }
}

function drawLine(name: string, { x, y }: Place, palette: Palette): string {
  const token = EDGE_TOKENS.find((known) => known === name) ?? 'healthy'
  const [from, to] = [
    { x: x - LINE / 2, y },
    { x: x + LINE / 2, y },
  ]
  const width = token === 'failure' ? 4 : 2
  return drawEdge({ token, width, classes: name, curve: 0 }, { from, to, middle: { x, y } }, palette)
}

function drawFrameSample(name: string, { x, y }: Place, palette: Palette): string {
  const level = BOX_LEVELS.find((known) => known === name) ?? 'namespace'
  return drawFrame({ level, classes: name }, { x1: x - LINE / 2, y1: y - 10, width: LINE, height: 20 }, palette)
}

function scaled({ x, y }: Place, markup: string): string {
  return tag('g', { transform: `translate(${x} ${y}) scale(${NODE_SCALE})` }, markup)
}

function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
