import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import { truncateMiddle } from '@/lib/graph/display/truncate-middle'
import { paintStatus } from './paint-nodes'
import type { SceneFrame } from './scene'
import type { Painting } from './view-state'

const INDENT = 12
const MARK = 18
/** A title of fewer letters says nothing. */
const SHORTEST = 4

/** Paints the titles of frames into their upper left corner, as much of them as fits. */
export function paintFrames(frames: Iterable<SceneFrame>, painting: Painting): void {
  const { ctx, palette, fonts, widths, detail } = painting
  for (const { element, x1, y1, width } of frames) {
    const { token } = element
    const marked = token === 'failure' || token === 'degraded' || token === 'not-ready'
    const room = (width - 2 * INDENT) / detail.textScale - (marked ? MARK : 0)
    const title = fitted(element.title, room, (text) => widths.of(text, fonts.frame))
    ctx.save()
    ctx.translate(x1 + INDENT, y1 + FRAME_PADDING[element.level] / 2 + 1)
    ctx.scale(detail.textScale, detail.textScale)
    if (marked) paintStatus(token, { x: 6, y: 0 }, painting)
    ctx.font = fonts.frame
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = palette.muted
    ctx.fillText(title, marked ? MARK : 0, 0)
    ctx.restore()
  }
}

function fitted(text: string, room: number, widthOf: (text: string) => number): string {
  const width = widthOf(text)
  if (width <= room) return text
  const letters = Math.floor((text.length * room) / width)
  return letters < SHORTEST ? '' : truncateMiddle(text, letters)
}
