import type { Detail } from './detail-at'

/** The roles in which text is written; who draws chooses a font for each. */
export type TextRole = 'title' | 'detail' | 'chip' | 'frame'

/** What has to be known to find room for texts. */
export interface TextMeasures {
  readonly detail: Detail
  /** Pixels at zoom 1, at the size of the role's font. */
  readonly widthOf: (text: string, role: TextRole) => number
}
