import type { DrawnParts, GraphBox } from '@/lib/graph/model'
import type { Drawing } from '@/lib/graph/places/drawing'
import type { DisplayTexts } from './display-texts'
import { drawnEdges } from './drawn-edges'
import { estimateTextWidth, LABEL_FONT, LONGEST_TITLE, nodeExtent } from './node-extent'
import { labelContext, nodeLabel } from './node-label'
import { shapeOf } from './shapes'
import { truncateMiddle } from './truncate-middle'

/** Room for the sign before a frame's title and for its ends. */
const TITLE_MARGIN = 36

/** What of a graph has to find a place, with the room that each node needs for its label. */
export function toDrawing(graph: DrawnParts, texts: DisplayTexts): Drawing {
  const context = labelContext(graph)
  return {
    nodes: graph.nodes.map((node) => ({
      id: node.id,
      namespace: node.namespace,
      box: node.box,
      extent: nodeExtent(shapeOf(node), shortLabel(nodeLabel(node, context, texts))),
      memberIds: node.group?.memberIds ?? [],
    })),
    edges: drawnEdges(graph).map(({ source, target }) => ({ source, target })),
    boxes: graph.boxes.map((box) => ({ id: box.id, parent: box.parent, level: box.level, minWidth: titleWidth(box) })),
  }
}

/** A label as it is written under a node: long names lose their middle. */
export function shortLabel<L extends { readonly title: string; readonly detail: string }>(label: L): L {
  return {
    ...label,
    title: truncateMiddle(label.title, LONGEST_TITLE),
    detail: truncateMiddle(label.detail, LONGEST_TITLE),
  }
}

/** The least width of a frame, so that its title fits, in pixels. */
export function titleWidth(box: GraphBox): number {
  return Math.ceil(estimateTextWidth(truncateMiddle(box.name, LONGEST_TITLE), LABEL_FONT.title)) + TITLE_MARGIN
}
