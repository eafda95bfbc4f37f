import { NODE_SIGNS } from '@/lib/graph/display/node-badges'
import type { Palette } from '@/lib/graph/display/palette'
import { badgeColor, edgeMarkColor } from '@/lib/graph/display/sign-colors'
import type { LegendSign } from './prepare-legend'

/** The colour of a sign that the legend shows by itself, as the drawing has it. */
export function legendSignColor(sign: LegendSign, palette: Palette): string {
  if (sign === 'mark:breaker' || sign === 'mark:lock-half') return edgeMarkColor(sign.slice('mark:'.length), palette)
  const badge = NODE_SIGNS.find((name) => sign === `sign:${name}`)
  return badge === undefined ? palette.muted : badgeColor(badge, palette)
}
