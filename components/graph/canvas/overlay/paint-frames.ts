import { frameLook } from '@/lib/graph/display/frame-look'
import { frameTitle } from '@/lib/graph/display/frame-title'
import type { FrameCorner } from '@/lib/graph/display/geometry'
import { isTroubled } from '@/lib/graph/display/tokens'
import { paintStatus } from './paint-nodes'
import type { Painting } from './view-state'

/** Around letters, so that they read over lines. */
const HALO = 3

/** Paints frames, the outer ones first. */
export function paintFrames(frames: Iterable<FrameCorner>, { ctx, palette, marks, detail }: Painting): void {
  for (const { element, x1, y1, width, height } of frames) {
    const { id } = element
    const look = frameLook(element, palette)
    const isLookedAt = marks.selected.has(id) || marks.cursor === id
    ctx.beginPath()
    ctx.roundRect(x1, y1, width, height, look.radius)
    ctx.globalAlpha = look.fillOpacity
    ctx.fillStyle = look.fill
    ctx.fill()
    ctx.globalAlpha = 1
    ctx.lineWidth = (isLookedAt ? 2 : 1) * Math.max(1, detail.pixel)
    ctx.strokeStyle = !isLookedAt ? look.stroke : marks.cursor === id ? palette.beam : palette.accent
    ctx.setLineDash(look.dashes)
    ctx.stroke()
    ctx.setLineDash([])
  }
}

/** Paints the titles of frames, with a mark when something in them is not well. */
export function paintFrameTitles(frames: Iterable<FrameCorner>, painting: Painting): void {
  const { ctx, palette, fonts, detail } = painting
  for (const frame of frames) {
    const { token } = frame.element
    const title = frameTitle(frame, painting)
    if (title === undefined) continue
    const { text, at, indent } = title
    ctx.save()
    ctx.translate(at.x, at.y)
    ctx.scale(detail.textScale, detail.textScale)
    if (isTroubled(token)) paintStatus(token, { x: 6, y: 0 }, painting)
    ctx.font = fonts.frame
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    ctx.lineJoin = 'round'
    ctx.lineWidth = HALO
    ctx.strokeStyle = frameLook(frame.element, palette).fill
    ctx.strokeText(text, indent, 0)
    ctx.fillStyle = palette.muted
    ctx.fillText(text, indent, 0)
    ctx.restore()
  }
}
