import { GLYPHS, type GlyphName } from '@/lib/graph/display/glyphs'
import type { LegendLook } from '@/lib/graph/display/legend-look'
import { NODE_SIGNS } from '@/lib/graph/display/node-badges'
import type { Palette } from '@/lib/graph/display/palette'
import { nodeShape } from '@/lib/graph/display/shapes'
import { badgeColor, edgeMarkColor } from '@/lib/graph/display/sign-colors'
import { EDGE_TOKENS, NODE_TOKENS } from '@/lib/graph/display/tokens'
import { BOX_LEVELS, NODE_KINDS } from '@/lib/graph/model'
import type { LegendSign } from './prepare-legend'

/** How a sign of the graph's legend is drawn by itself, on the page and in an export. */
export function lookOfSign(sign: LegendSign, palette: Palette): LegendLook {
  const colon = sign.indexOf(':')
  const [section, name] = [sign.slice(0, colon), sign.slice(colon + 1)]
  switch (section) {
    case 'node': {
      const kind = NODE_KINDS.find((known) => known === name) ?? 'unknown'
      return { draws: 'node', shape: nodeShape(kind), token: 'neutral', icon: kind, classes: kind }
    }
    case 'ring':
      return { draws: 'node', shape: 'circle', token: NODE_TOKENS.find((known) => known === name) ?? 'neutral', classes: name } // prettier-ignore
    case 'line':
      return { draws: 'line', token: EDGE_TOKENS.find((known) => known === name) ?? 'healthy', classes: name }
    case 'frame':
      return { draws: 'frame', level: BOX_LEVELS.find((known) => known === name) ?? 'namespace', classes: name }
    default:
      return { draws: 'glyph', name: isGlyph(name) ? name : 'unknown', color: colorOf(sign, palette) }
  }
}

function colorOf(sign: LegendSign, palette: Palette): string {
  if (sign === 'mark:breaker' || sign === 'mark:lock-half') return edgeMarkColor(sign.slice('mark:'.length), palette)
  const badge = NODE_SIGNS.find((name) => sign === `sign:${name}`)
  return badge === undefined ? palette.muted : badgeColor(badge, palette)
}

function isGlyph(name: string): name is GlyphName {
  return Object.hasOwn(GLYPHS, name)
}
