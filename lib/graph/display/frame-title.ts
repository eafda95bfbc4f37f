import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import type { Place, Rect } from '@/lib/graph/places/extent'
import type { FrameCorner } from './geometry'
import { LINE_HEIGHT } from './node-extent'
import type { TextMeasures } from './text-measures'
import { isTroubled } from './tokens'
import { truncateMiddle } from './truncate-middle'

const INDENT = 12
/** Room of the mark before the title of a frame that is not well. */
const MARK = 18
/** A title of fewer letters says nothing. */
const SHORTEST = 7

/** A little of a title may stand over the line of its frame; one that needs more stands above the frame. */
const OVERHANG = 2

/** What stands in the upper left corner of a frame: as much of its name as fits. */
export interface FrameTitle {
  readonly text: string
  /** The left end of the line, in its middle. */
  readonly at: Place
  /** Where the words begin, at the size of the text. */
  readonly indent: number
  readonly rect: Rect
}

/**
 * From afar a title is larger than the room inside its frame and stands above it; inner frames then have none.
 *
 * @returns undefined when the frame has neither title nor mark at this zoom.
 */
export function frameTitle(
  { element, x1, y1, width }: FrameCorner,
  { detail, widthOf }: TextMeasures,
): FrameTitle | undefined {
  if (element.level === 'app' && !detail.nodeLabels) return undefined
  const indent = isTroubled(element.token) ? MARK : 0
  const room = (width - 2 * INDENT) / detail.textScale - indent
  const widthInFrame = (text: string) => widthOf(text, 'frame')
  const text = fitted(element.title, room, widthInFrame)
  const half = (LINE_HEIGHT.title / 2) * detail.textScale
  const padding = FRAME_PADDING[element.level]
  const isInside = 2 * half <= padding + OVERHANG
  if (element.level === 'app' && !isInside) return undefined
  const at = { x: x1 + INDENT, y: isInside ? y1 + padding / 2 + 1 : y1 - half }
  const right = at.x + (indent + (text === '' ? 0 : widthInFrame(text))) * detail.textScale
  return { text, at, indent, rect: { x1: at.x, y1: at.y - half, x2: right, y2: at.y + half } }
}

function fitted(text: string, room: number, widthOf: (text: string) => number): string {
  const width = widthOf(text)
  if (width <= room) return text
  const letters = Math.floor((text.length * room) / width)
  return letters < SHORTEST ? '' : truncateMiddle(text, letters)
}
