import { type Glyph, type GlyphName, GLYPHS } from '@/lib/graph/display/glyphs'
import type { Place } from '@/lib/graph/places/extent'
import { round, tag } from './markup'

const GLYPH_GRID = 24
const STROKE = 2

/** A sign with its centre at a place. */
export function drawGlyph(
  name: GlyphName,
  at: Place,
  { size, color, weight = STROKE }: { readonly size: number; readonly color: string; readonly weight?: number },
): string {
  const { stroke, fill }: Glyph = GLYPHS[name]
  const transform = `translate(${round(at.x - size / 2)} ${round(at.y - size / 2)}) scale(${(size / GLYPH_GRID).toFixed(4)})`
  const parts = [
    ...(fill === undefined ? [] : [tag('path', { d: fill, fill: color })]),
    ...(stroke === undefined
      ? []
      : [
          tag('path', {
            d: stroke,
            fill: 'none',
            stroke: color,
            'stroke-width': weight,
            'stroke-linecap': 'round',
            'stroke-linejoin': 'round',
          }),
        ]),
  ]
  return tag('g', { transform }, ...parts)
}
