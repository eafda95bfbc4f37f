import type { BoxLevel } from '@/lib/graph/model'
import type { GlyphName } from './glyphs'
import type { NodeIcon } from './node-icon'
import type { Shape } from './shapes'
import type { EdgeToken, NodeToken } from './tokens'

/** How a sign that a legend explains is drawn: as on the canvas, by itself. `classes` are those of the drawn element. */
export type LegendLook =
  | {
      readonly draws: 'node'
      readonly shape: Shape
      readonly token: NodeToken
      readonly icon?: NodeIcon
      readonly classes: string
    }
  /** `mirrored` and `two-way` are among the classes. */
  | { readonly draws: 'line'; readonly token: EdgeToken; readonly classes: string }
  | { readonly draws: 'frame'; readonly level: BoxLevel; readonly classes: string }
  | { readonly draws: 'glyph'; readonly name: GlyphName; readonly color: string }

/** Signs of one sort with what they mean. */
export interface LegendPart {
  readonly id: string
  readonly title: string
  readonly entries: readonly { readonly id: string; readonly look: LegendLook; readonly words: string }[]
}
