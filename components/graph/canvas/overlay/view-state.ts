import type { LookedAt } from '@/lib/graph/display/looked-at'
import type { Palette } from '@/lib/graph/display/palette'
import type { TextMeasures } from '@/lib/graph/display/text-measures'
import type { Fonts } from './fonts'

/** What stands out, and what steps back for it. */
export interface Marks extends LookedAt {
  /** The element that the keyboard is at. */
  readonly cursor: string | undefined
  /** What a find expression selects. */
  readonly found: ReadonlySet<string>
}

/** What painters need besides the scene. */
export interface Painting extends TextMeasures {
  readonly ctx: CanvasRenderingContext2D
  readonly palette: Palette
  readonly fonts: Fonts
  readonly marks: Marks
  /** All edges of the drawing, those out of view too. */
  readonly edgesDrawn: number
}

/** A painting that can be interrupted at every `yield` and continued in a later frame; a step takes about a millisecond. */
export type Steps = Generator<void, void, void>

/** What is not on the path of what one looks at. */
const FADED_OPACITY = 0.2

export function opacityOf(id: string, { path }: LookedAt): number {
  return path === undefined || path.has(id) ? 1 : FADED_OPACITY
}
