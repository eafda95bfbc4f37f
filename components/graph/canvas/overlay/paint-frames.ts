import { frameTitle } from '@/lib/graph/display/frame-title'
import type { FrameCorner } from '@/lib/graph/display/geometry'
import { isTroubled } from '@/lib/graph/display/tokens'
import { paintStatus } from './paint-nodes'
import type { Painting } from './view-state'

/** Paints the titles of frames, with a mark when something in them is not well. */
export function paintFrames(frames: Iterable<FrameCorner>, painting: Painting): void {
  const { ctx, palette, fonts, detail } = painting
  for (const frame of frames) {
    const { token } = frame.element
    const { text, at, indent } = frameTitle(frame, painting)
    ctx.save()
    ctx.translate(at.x, at.y)
    ctx.scale(detail.textScale, detail.textScale)
    if (isTroubled(token)) paintStatus(token, { x: 6, y: 0 }, painting)
    ctx.font = fonts.frame
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = palette.muted
    ctx.fillText(text, indent, 0)
    ctx.restore()
  }
}
