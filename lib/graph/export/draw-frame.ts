import { frameLook, type FrameLooked } from '@/lib/graph/display/frame-look'
import type { FrameCorner } from '@/lib/graph/display/geometry'
import type { Palette } from '@/lib/graph/display/palette'
import { tag } from './markup'

/** The area of a frame with its line; its title is drawn with the other words. */
export function drawFrame(
  frame: FrameLooked,
  { x1, y1, width, height }: Omit<FrameCorner, 'element'>,
  palette: Palette,
): string {
  const { radius, fill, fillOpacity, stroke, dashes } = frameLook(frame, palette)
  return tag('rect', {
    x: x1,
    y: y1,
    width,
    height,
    rx: Math.min(radius, height / 4),
    fill,
    'fill-opacity': fillOpacity,
    stroke,
    'stroke-dasharray': dashes.length === 0 ? undefined : dashes.join(' '),
  })
}
