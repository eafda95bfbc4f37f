import { frameTitle } from '@/lib/graph/display/frame-title'
import type { FrameCorner } from '@/lib/graph/display/geometry'
import { isTroubled } from '@/lib/graph/display/tokens'
import { paintStatus } from './paint-nodes'
import type { Painting } from './view-state'

const RADIUS = 10
const DASHES = [4, 3]
const FILL = { cluster: 0.35, namespace: 0.6, app: 0.6 } as const

/** Paints frames, the outer ones first. */
export function paintFrames(frames: Iterable<FrameCorner>, { ctx, palette, marks, detail }: Painting): void {
  for (const { element, x1, y1, width, height } of frames) {
    const { id, level, classes } = element
    const isLookedAt = marks.selected.has(id) || marks.cursor === id
    ctx.beginPath()
    ctx.roundRect(x1, y1, width, height, RADIUS)
    ctx.globalAlpha = FILL[level]
    ctx.fillStyle = level === 'app' ? palette.surface : palette.sunken
    ctx.fill()
    ctx.globalAlpha = 1
    ctx.lineWidth = (isLookedAt ? 2 : 1) * Math.max(1, detail.pixel)
    ctx.strokeStyle = !isLookedAt ? palette.border : marks.cursor === id ? palette.beam : palette.accent
    if (level === 'cluster' || classes.includes(' outside')) ctx.setLineDash(DASHES)
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
    ctx.fillStyle = palette.muted
    ctx.fillText(text, indent, 0)
    ctx.restore()
  }
}
