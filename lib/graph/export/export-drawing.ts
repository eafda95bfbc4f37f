import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { labelContext, nodeLabel } from '@/lib/graph/display/node-label'
import { type DisplayOptions, type Elements, toElements } from '@/lib/graph/display/to-elements'
import type { Graph } from '@/lib/graph/model'
import type { Places } from '@/lib/graph/places/drawing'
import { visibleText } from '@/lib/std/visible-text'

/** A drawing with the names that the canvas had to shorten. */
export interface ExportDrawing {
  readonly elements: Elements
  /** Lines of the whole label by id of node or frame, without invisible characters; none is empty. */
  readonly names: ReadonlyMap<string, readonly string[]>
}

export function exportDrawing(
  graph: Graph,
  options: DisplayOptions,
  places: Places,
  texts: DisplayTexts,
): ExportDrawing {
  const context = labelContext(graph)
  const names = new Map<string, readonly string[]>()
  for (const node of graph.nodes) {
    const { title, detail } = nodeLabel(node, context, texts)
    names.set(node.id, [title, detail].filter((line) => line !== '').map(visibleText))
  }
  for (const box of graph.boxes) names.set(box.id, [visibleText(box.name)])
  return { elements: toElements(graph, options, places, texts), names }
}

/** What stands on an edge, with units; empty where the canvas shows none either. */
export function edgeText({ label, fullLabel }: Elements['edges'][number]): readonly string[] {
  return label.length === 0 ? [] : fullLabel.map(({ text }) => visibleText(text))
}
