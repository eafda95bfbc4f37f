import { type Geometry, lineBounds, type NodePlace } from '@/lib/graph/display/geometry'
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
    [...edges.values()].filter((edge) => meets(view, lineBounds(edge))),
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
