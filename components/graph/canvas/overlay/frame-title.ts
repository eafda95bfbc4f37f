import type { Detail } from '@/lib/graph/display/detail-at'
import { LINE_HEIGHT } from '@/lib/graph/display/node-extent'
import { truncateMiddle } from '@/lib/graph/display/truncate-middle'
import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import type { Place, Rect } from '@/lib/graph/places/extent'
import type { Fonts } from './fonts'
import { isTroubled } from './paint-nodes'
import type { SceneFrame } from './scene'
import type { TextWidth } from './text-width'

const INDENT = 12
/** Room of the mark before the title of a frame that is not well. */
const MARK = 18
/** A title of fewer letters says nothing. */
const SHORTEST = 4

/** What stands in the upper left corner of a frame: as much of its name as fits. */
export interface FrameTitle {
  readonly text: string
  /** The left end of the line, in its middle. */
  readonly at: Place
  /** Where the words begin, at the size of the text. */
  readonly indent: number
  readonly rect: Rect
}

export function frameTitle(
  { element, x1, y1, width }: SceneFrame,
  { detail, fonts, widths }: { readonly detail: Detail; readonly fonts: Fonts; readonly widths: TextWidth },
): FrameTitle {
  const indent = isTroubled(element.token) ? MARK : 0
  const room = (width - 2 * INDENT) / detail.textScale - indent
  const widthOf = (text: string) => widths.of(text, fonts.frame)
  const text = fitted(element.title, room, widthOf)
  const at = { x: x1 + INDENT, y: y1 + FRAME_PADDING[element.level] / 2 + 1 }
  const half = (LINE_HEIGHT.title / 2) * detail.textScale
  const right = at.x + (indent + (text === '' ? 0 : widthOf(text))) * detail.textScale
  return { text, at, indent, rect: { x1: at.x, y1: at.y - half, x2: right, y2: at.y + half } }
}

function fitted(text: string, room: number, widthOf: (text: string) => number): string {
  const width = widthOf(text)
  if (width <= room) return text
  const letters = Math.floor((text.length * room) / width)
  return letters < SHORTEST ? '' : truncateMiddle(text, letters)
}
