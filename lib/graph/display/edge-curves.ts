import { overlaps, type Place, type Rect } from '@/lib/graph/places/extent'
import { RectIndex } from '@/lib/graph/places/rect-index'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'

interface Line {
  readonly id: string
  readonly source: string
  readonly target: string
}

/** What a line can meet: the nodes by id, each with its place and the room that its shape takes. */
export type Shapes = ReadonlyMap<string, { readonly place: Place; readonly rect: Rect }>

/** Between the control points of two lines that join the same two nodes, in pixels. */
const SPREAD = 44
/** Bends tried, in this order, for a line that would run through a foreign node. */
const DETOURS = [0, 48, -48, 96, -96, 160, -160, 240, -240]
/** In larger drawings lines cross nodes anyway, and looking at all of them would hold up the page. */
const DETOURS_UP_TO_LINES = 300
const SAMPLE_PX = 14

/**
 * Bends lines, so that none hides another and none seems to come from a node that it only passes: those between the same
 * two nodes are spread, and a line through a foreign node goes around it if it can. A bend is the distance of the curve's
 * one control point from the straight line, to the right of its direction when positive (cytoscape's convention).
 *
 * @returns the bends by edge id; straight lines and self edges are not in it.
 */
export function edgeCurves(edges: readonly Line[], shapes: Shapes): ReadonlyMap<string, number> {
  const curves = new Map<string, number>()
  const bend = (id: string, by: number) => {
    if (by !== 0) curves.set(id, by)
  }
  const obstacles = edges.length > DETOURS_UP_TO_LINES ? undefined : obstacleIndex(shapes)
  const pairs = groupBy(
    edges.filter((edge) => edge.source !== edge.target),
    ({ source, target }) => [source, target].sort(compareText).join(' '),
  )
  for (const lines of pairs.values()) {
    const [first] = lines
    if (first === undefined) continue
    if (lines.length === 1 && obstacles !== undefined) bend(first.id, detour(first, shapes, obstacles))
    lines.forEach(({ id, source }, index) => {
      const offset = (index - (lines.length - 1) / 2) * SPREAD
      // Right and left swap for a line that runs the other way; without this the two would lie on one another.
      if (lines.length > 1) bend(id, source === first.source ? offset : -offset)
    })
  }
  return curves
}

function obstacleIndex(shapes: Shapes): RectIndex<string> {
  const index = new RectIndex<string>()
  for (const [id, { rect }] of shapes) index.add(rect, id)
  return index
}

/** The smallest bend with which a line meets no foreign node; 0 when none of those tried helps. */
function detour(line: Line, shapes: Shapes, obstacles: RectIndex<string>): number {
  const from = shapes.get(line.source)
  const to = shapes.get(line.target)
  // Nodes on one another have no way around.
  if (from === undefined || to === undefined || overlaps(from.rect, to.rect)) return 0
  const isForeign = (id: string) => id !== line.source && id !== line.target
  const isClear = (bend: number) => {
    for (const { x, y } of curvePoints(from.place, to.place, bend)) {
      if (obstacles.meets({ x1: x - 1, y1: y - 1, x2: x + 1, y2: y + 1 }, isForeign)) return false
    }
    return true
  }
  return DETOURS.find(isClear) ?? 0
}

function* curvePoints(from: Place, to: Place, bend: number): Generator<Place> {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const control = {
    x: (from.x + to.x) / 2 - (bend * (to.y - from.y)) / length,
    y: (from.y + to.y) / 2 + (bend * (to.x - from.x)) / length,
  }
  const steps = Math.ceil(length / SAMPLE_PX)
  for (let step = 0.5; step < steps; step += 1) {
    const share = step / steps
    const rest = 1 - share
    yield {
      x: rest * rest * from.x + 2 * rest * share * control.x + share * share * to.x,
      y: rest * rest * from.y + 2 * rest * share * control.y + share * share * to.y,
    }
  }
}
