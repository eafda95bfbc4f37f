import { edgeLine } from '@/lib/graph/display/edge-line'
import { drawingRect, frameRects } from '@/lib/graph/display/frame-rects'
import type { EdgeLine, FrameCorner, Geometry, NodePlace } from '@/lib/graph/display/geometry'
import type { Elements } from '@/lib/graph/display/to-elements'
import { type Rect, union } from '@/lib/graph/places/extent'

/** Where everything of a drawing is, without a renderer: as the canvas draws it. */
export interface PlacedElements extends Geometry {
  /** Around everything; labels of edges may stand out a little. */
  readonly bounds: Rect
}

const NOTHING: Rect = { x1: 0, y1: 0, x2: 0, y2: 0 }

export function placeElements({ nodes: all, edges: lines }: Elements): PlacedElements {
  const nodes = new Map<string, NodePlace>()
  const frames = new Map<string, FrameCorner>()
  const edges = new Map<string, EdgeLine>()
  let bounds = drawingRect(all)
  const rects = frameRects(all, ({ position }) => position)
  for (const element of all) {
    const rect = rects.get(element.id)
    if (element.kind === 'node') nodes.set(element.id, { element, at: element.position })
    else if (rect !== undefined) {
      const { x1, y1, x2, y2 } = rect
      frames.set(element.id, { element, x1, y1, width: x2 - x1, height: y2 - y1 })
    }
  }
  for (const element of lines) {
    const [source, target] = [nodes.get(element.source), nodes.get(element.target)]
    const line = source === undefined || target === undefined ? undefined : edgeLine(element, source, target)
    if (line === undefined) continue
    edges.set(element.id, line)
    const { x, y } = line.middle
    bounds = union(bounds, { x1: x, y1: y, x2: x, y2: y })
  }
  return { nodes, edges, frames, bounds: bounds ?? NOTHING }
}
