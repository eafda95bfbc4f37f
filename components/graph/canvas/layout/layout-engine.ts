import { type Drawing, FRAME_PADDING, type LayoutEngine, type Places } from '@/lib/graph/places/drawing'
import { type FlatGraph, layoutFrames } from '@/lib/graph/places/layout-frames'
import type { LayoutName } from '@/lib/url/graph-view'
import type { FlatJob } from './layout-job'
import type { LayoutWorkers } from './layout-workers'

/** Above this many nodes on one level dagre takes seconds and ELK, with a worker of its own, is the faster one; so it does above the edges. */
const LARGE = { nodes: 150, edges: 450 }

/** The engine for a layout: frame by frame for all but the force layout, which knows frames itself. */
export function layoutEngine(layout: LayoutName, workers: LayoutWorkers): LayoutEngine {
  if (layout === 'force') return async (drawing) => placesOf(drawing, await workers.run(forceJob(drawing)))
  return (drawing) =>
    layout === 'layered' && mayHaveLargeLevel(drawing)
      ? layoutFrames(drawing, (graph) =>
          isLarge(graph) ? workers.runLarge(graph) : workers.run({ layout, ...graph, frames: [] }),
        )
      : workers.run({ layout, drawing })
}

/** Counts what no level can have more of. */
function mayHaveLargeLevel({ nodes, edges, boxes }: Drawing): boolean {
  if (edges.length > LARGE.edges) return true
  const members = new Map<string | null, number>()
  for (const frame of [...nodes.map(({ box }) => box), ...boxes.map(({ parent }) => parent)]) {
    members.set(frame, (members.get(frame) ?? 0) + 1)
  }
  return [...members.values()].some((count) => count > LARGE.nodes)
}

function isLarge({ nodes, edges }: FlatGraph): boolean {
  return nodes.length > LARGE.nodes || edges.length > LARGE.edges
}

function forceJob({ nodes, edges, boxes }: Drawing): FlatJob {
  const parentOf = (id: string | null) => (id === null ? {} : { parent: id })
  return {
    layout: 'force',
    nodes: nodes.map(({ id, box, extent }) => ({
      id,
      width: extent.left + extent.right,
      height: extent.top + extent.bottom,
      ...parentOf(box),
    })),
    frames: boxes.map(({ id, parent, level }) => ({ id, padding: FRAME_PADDING[level], ...parentOf(parent) })),
    edges,
  }
}

/** From the centres of rectangles to the places of nodes, whose label hangs below them. */
function placesOf({ nodes }: Drawing, centres: Places): Places {
  return new Map(
    nodes.map(({ id, extent }) => {
      const centre = centres.get(id) ?? { x: 0, y: 0 }
      return [id, { x: centre.x - (extent.right - extent.left) / 2, y: centre.y - (extent.bottom - extent.top) / 2 }]
    }),
  )
}
