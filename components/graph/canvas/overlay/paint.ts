import type { EdgeLine, Geometry, NodePlace } from '@/lib/graph/display/geometry'
import type { TextPlan } from '@/lib/graph/display/plan-texts'
import type { Place, Rect } from '@/lib/graph/places/extent'
import { paintChips } from './paint-chips'
import { paintEdges } from './paint-edges'
import { paintFrames, paintFrameTitles } from './paint-frames'
import { paintLabels, paintSigns } from './paint-nodes'
import { paintShapes } from './paint-shapes'
import type { Painting, Steps } from './view-state'

/** Paints frames, lines and shapes: everything that traffic moves over. */
export function* paintLower({ frames, edges, nodes }: Geometry, view: Rect, painting: Painting): Steps {
  paintFrames(frames.values(), painting)
  yield
  yield* paintEdges(
    [...edges.values()].filter((edge) => meets(view, around(edge))),
    painting,
  )
  yield* paintShapes(within(view, nodes.values()), painting)
}

/** Paints everything that is read: titles, labels, locks, badges. */
export function* paintUpper(
  { frames, nodes }: Geometry,
  { labelled, chips }: TextPlan,
  view: Rect,
  painting: Painting,
): Steps {
  paintFrameTitles(frames.values(), painting)
  yield
  yield* paintChips(
    chips.filter(({ rect }) => meets(view, rect)),
    painting,
  )
  yield* paintSigns(within(view, nodes.values()), painting)
  yield* paintLabels(within(view, labelled), painting)
}

function within(view: Rect, nodes: Iterable<NodePlace>): NodePlace[] {
  return [...nodes].filter(({ at }) => holds(view, at))
}

function holds({ x1, y1, x2, y2 }: Rect, { x, y }: Place): boolean {
  return x1 < x && x < x2 && y1 < y && y < y2
}

function meets(a: Rect, b: Rect): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2
}

/** A curve stays within its ends and twice the way to its middle. */
function around({ from, to, middle }: EdgeLine): Rect {
  const bend = Math.hypot(middle.x - (from.x + to.x) / 2, middle.y - (from.y + to.y) / 2) + 1
  return {
    x1: Math.min(from.x, to.x) - bend,
    x2: Math.max(from.x, to.x) + bend,
    y1: Math.min(from.y, to.y) - bend,
    y2: Math.max(from.y, to.y) + bend,
  }
}
