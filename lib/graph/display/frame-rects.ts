import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import { grown, type Place, type Rect, union, withMinWidth } from '@/lib/graph/places/extent'
import type { FrameElement, NodeElement } from './to-elements'

/**
 * The rectangles of frames: around everything in them with its labels, and as wide as their titles need.
 *
 * @param elements outer frames before inner ones, as `toElements` gives them.
 * @param placeOf where a node is at present; it may be dragged.
 */
export function frameRects(
  elements: readonly (NodeElement | FrameElement)[],
  placeOf: (node: NodeElement) => Place,
): ReadonlyMap<string, Rect> {
  const inside = new Map<string, Rect>()
  const add = (frame: string | null, rect: Rect) => {
    if (frame !== null) inside.set(frame, union(inside.get(frame), rect))
  }
  for (const element of elements) {
    if (element.kind === 'node') add(element.parent, reachAt(element, placeOf(element)))
  }
  const rects = new Map<string, Rect>()
  for (const element of [...elements].reverse()) {
    const content = element.kind === 'frame' ? inside.get(element.id) : undefined
    if (element.kind !== 'frame' || content === undefined) continue
    const rect = withMinWidth(grown(content, FRAME_PADDING[element.level]), element.minWidth)
    rects.set(element.id, rect)
    add(element.parent, rect)
  }
  return rects
}

/** The rectangle around a whole drawing; undefined for an empty one. */
export function drawingRect(elements: readonly (NodeElement | FrameElement)[]): Rect | undefined {
  let whole: Rect | undefined
  for (const element of elements) {
    if (element.kind === 'node') whole = union(whole, reachAt(element, element.position))
  }
  for (const rect of frameRects(elements, ({ position }) => position).values()) whole = union(whole, rect)
  return whole
}

/** What a node covers at a place, its label included. */
export function reachAt({ reach }: NodeElement, { x, y }: Place): Rect {
  return { x1: x - reach.side, x2: x + reach.side, y1: y - reach.top, y2: y + reach.bottom }
}
