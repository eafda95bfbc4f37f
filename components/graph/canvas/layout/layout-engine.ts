import { type Drawing, FRAME_PADDING, type LayoutEngine, type Places } from '@/lib/graph/places/drawing'
import { type FlatGraph, layoutFrames } from '@/lib/graph/places/layout-frames'
import type { LayoutName } from '@/lib/url/graph-view'
import type { LayoutJob } from './layout-job'
import type { LayoutWorkers } from './layout-workers'

/** Above this many nodes on one level dagre takes seconds and ELK is the faster one; so it does above the edges. */
const LARGE = { nodes: 150, edges: 450 }

/** The engine for a layout: frame by frame for all but the force layout, which knows frames itself. */
export function layoutEngine(layout: LayoutName, workers: LayoutWorkers): LayoutEngine {
  if (layout === 'force') return async (drawing) => placesOf(drawing, await workers.run(forceJob(drawing)))
  return (drawing) =>
    layoutFrames(drawing, (graph) =>
      layout === 'layered' && isLarge(graph) ? workers.runLarge(graph) : workers.run({ layout, ...graph, frames: [] }),
    )
}

function isLarge({ nodes, edges }: FlatGraph): boolean {
  return nodes.length > LARGE.nodes || edges.length > LARGE.edges
}

function forceJob({ nodes, edges, boxes }: Drawing): LayoutJob {
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
