import type { Detail } from '@/lib/graph/display/detail-at'
import type { Palette } from '../palette'
import { FADED_OPACITY } from '../style-sheet'
import type { Fonts } from './fonts'
import type { TextWidth } from './text-width'

/** What painters need besides the scene. */
export interface Painting {
  readonly ctx: CanvasRenderingContext2D
  readonly palette: Palette
  readonly fonts: Fonts
  readonly widths: TextWidth
  readonly detail: Detail
  readonly lookedAt: LookedAt
}

/** What the user looks at: hovered, selected or walked to, and the path of that. */
export interface LookedAt {
  /** Undefined: nothing, so nothing fades. */
  readonly path: ReadonlySet<string> | undefined
  readonly selected: ReadonlySet<string>
  /** The hovered and the selected elements. */
  readonly focus: ReadonlySet<string>
}

export const NOT_LOOKING: LookedAt = { path: undefined, selected: new Set(), focus: new Set() }

export function opacityOf(id: string, { path }: LookedAt): number {
  return path === undefined || path.has(id) ? 1 : FADED_OPACITY
}
