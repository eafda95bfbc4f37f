import type { EdgeLine, FrameCorner, Geometry, NodePlace } from '@/lib/graph/display/geometry'
import type { Elements, FrameElement, NodeElement } from '@/lib/graph/display/to-elements'
import { SHAPE_SIZE } from '@/lib/graph/display/shapes'
import { LABEL_FONT, estimateTextWidth } from '@/lib/graph/display/node-extent'
import { FRAME_PADDING } from '@/lib/graph/places/drawing'
import { grown, type Rect, union } from '@/lib/graph/places/extent'
import { type EdgePath, edgePath } from './edge-path'

export interface PlacedEdge extends EdgeLine {
  readonly path: EdgePath
}

/** Where everything of a drawing is, without a renderer: as the canvas draws it. */
export interface PlacedElements extends Geometry {
  readonly edges: ReadonlyMap<string, PlacedEdge>
  /** Around everything; labels of edges may stand out a little. */
  readonly bounds: Rect
}

const NOTHING: Rect = { x1: 0, y1: 0, x2: 0, y2: 0 }
/** Room in a frame's title line besides its name. */
const TITLE_MARGIN = 36

export function placeElements({ nodes: all, edges: lines }: Elements): PlacedElements {
  const nodes = new Map<string, NodePlace>()
  for (const element of all) if (element.kind === 'node') nodes.set(element.id, { element, at: element.position })
  const frames = placeFrames(all)
  const edges = new Map<string, PlacedEdge>()
  let bounds: Rect | undefined
  for (const { element } of nodes.values()) bounds = union(bounds, nodeRect(element))
  for (const { x1, y1, width, height } of frames.values()) {
    bounds = union(bounds, { x1, y1, x2: x1 + width, y2: y1 + height })
  }
  for (const element of lines) {
    const [source, target] = [nodes.get(element.source), nodes.get(element.target)]
    const path =
      source === undefined || target === undefined ? undefined : edgePath(element, source.element, target.element)
    if (path === undefined) continue
    edges.set(element.id, { element, path, from: path.from, to: path.to, middle: path.middle })
    const { x, y } = path.middle
    bounds = union(bounds, { x1: x, y1: y, x2: x, y2: y })
  }
  return { nodes, edges, frames, bounds: bounds ?? NOTHING }
}

/** Outer before inner. Frames hold what is in them with its labels; from the inside out, so that an outer one knows its inner ones. */
function placeFrames(elements: Elements['nodes']): ReadonlyMap<string, FrameCorner> {
  const inside = new Map<string, Rect>()
  const hold = (parent: string | null, rect: Rect) => {
    if (parent !== null) inside.set(parent, union(inside.get(parent), rect))
  }
  for (const element of elements) if (element.kind === 'node') hold(element.parent, nodeRect(element))
  const outerFirst = elements.filter((element) => element.kind === 'frame')
  const placed = outerFirst.toReversed().flatMap((element): FrameCorner[] => {
    const content = inside.get(element.id)
    if (content === undefined) return []
    const rect = frameRect(element, content)
    hold(element.parent, rect)
    return [{ element, x1: rect.x1, y1: rect.y1, width: rect.x2 - rect.x1, height: rect.y2 - rect.y1 }]
  })
  return new Map(placed.reverse().map((frame) => [frame.element.id, frame]))
}

function frameRect({ level, title }: FrameElement, content: Rect): Rect {
  const least = Math.ceil(estimateTextWidth(title, LABEL_FONT.title)) + TITLE_MARGIN
  const missing = Math.max(0, least - (content.x2 - content.x1)) / 2
  return grown({ ...content, x1: content.x1 - missing, x2: content.x2 + missing }, FRAME_PADDING[level])
}

function nodeRect({ position: { x, y }, reach, shape }: NodeElement): Rect {
  const side = Math.max(reach.side, SHAPE_SIZE[shape].width / 2)
  return { x1: x - side, x2: x + side, y1: y - reach.top, y2: y + reach.bottom }
}
