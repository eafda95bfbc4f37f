import type { LookedAt } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import type { TextMeasures } from '@/lib/graph/display/text-measures'
import { FADED_OPACITY } from '../style-sheet'
import type { Fonts } from './fonts'

/** What painters need besides the scene. */
export interface Painting extends TextMeasures {
  readonly ctx: CanvasRenderingContext2D
  readonly palette: Palette
  readonly fonts: Fonts
  readonly lookedAt: LookedAt
}

export function opacityOf(id: string, { path }: LookedAt): number {
  return path === undefined || path.has(id) ? 1 : FADED_OPACITY
}
