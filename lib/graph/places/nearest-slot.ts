import { GRID, type PlacedNode, snap } from './drawing'
import type { Place, Rect } from './extent'
import type { Space } from './space'

/** A node is never sent further away from where it belongs (graph.md P3). */
const FURTHEST = 1200

/** Steps from the centre by distance, then by |dy|, y and x: the order in which slots are tried. */
const SLOTS: readonly Place[] = slotsByDistance()

function slotsByDistance(): Place[] {
  const reach = Math.floor(FURTHEST / GRID)
  const slots: Place[] = []
  for (let y = -reach; y <= reach; y += 1) {
    for (let x = -reach; x <= reach; x += 1) {
      if (x * x + y * y <= reach * reach) slots.push({ x: x * GRID, y: y * GRID })
    }
  }
  const distance = ({ x, y }: Place) => x * x + y * y
  return slots.sort((a, b) => distance(a) - distance(b) || Math.abs(a.y) - Math.abs(b.y) || a.y - b.y || a.x - b.x)
}

/**
 * The free slot of the grid nearest to where a node should be: inside or next to its own frame when there is one, else
 * anywhere (graph.md P3, P4).
 *
 * @returns undefined when nothing within 1,200 px is free.
 */
export function nearestSlot(space: Space, node: PlacedNode, target: Place): Place | undefined {
  const frame = space.frameOf(node)
  const framed =
    frame === undefined
      ? undefined
      : firstSlot(snap(nearestPoint(frame, target)), (at) => space.suitsFrames(node, at) && space.isFree(node, at))
  return framed ?? firstSlot(snap(target), (at) => space.isFree(node, at))
}

function firstSlot(from: Place, suits: (place: Place) => boolean): Place | undefined {
  for (const step of SLOTS) {
    const place = { x: from.x + step.x, y: from.y + step.y }
    if (suits(place)) return place
  }
  return undefined
}

function nearestPoint(rect: Rect, { x, y }: Place): Place {
  return { x: Math.min(rect.x2, Math.max(rect.x1, x)), y: Math.min(rect.y2, Math.max(rect.y1, y)) }
}
