import { boxesAround } from '../display/boxes-around'
import { drawnEdges } from '../display/drawn-edges'
import type { DrawnParts, GraphEdge } from '../model'
import type { Selected } from './select-elements'

/** What is left to draw of a graph, and how much is not. */
export interface ShownGraph<G extends DrawnParts> {
  /** The same object where nothing is hidden. Totals, notes and the numbers of nodes still tell of the whole graph. */
  readonly graph: G
  /** Elements that would be drawn otherwise, those included that went because of others. */
  readonly hidden: { readonly nodes: number; readonly edges: number }
}

/**
 * Takes what is selected out of the drawing (graph.md F6): nodes with their edges, then the nodes that lost their last visible edge
 * (idle ones stay, for they had none), then frames in which nothing is left.
 */
export function applyHide<G extends DrawnParts>(graph: G, selected: Selected): ShownGraph<G> {
  if (selected.nodes.size === 0 && selected.edges.size === 0) return { graph, hidden: { nodes: 0, edges: 0 } }
  const before = drawnEdges(graph)
  const remaining = graph.edges.filter(
    (edge) => !selected.edges.has(edge.id) && !selected.nodes.has(edge.source) && !selected.nodes.has(edge.target),
  )
  const hadEdges = endsOf(before)
  const haveEdges = endsOf(drawnEdges({ nodes: graph.nodes, edges: remaining }))
  const nodes = graph.nodes.filter(({ id, flags, own }) => {
    if (selected.nodes.has(id)) return false
    // What is no traffic is there without any.
    return flags.includes('idle') || own !== undefined || haveEdges.has(id) || !hadEdges.has(id)
  })
  const left = new Set(nodes.map(({ id }) => id))
  const edges = remaining.filter(({ source, target }) => left.has(source) && left.has(target))
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  const filled = new Set(nodes.flatMap((node) => boxesAround(node, boxes).map(({ id }) => id)))
  const shown = { ...graph, nodes, edges, boxes: graph.boxes.filter(({ id }) => filled.has(id)) }
  return {
    graph: shown,
    hidden: { nodes: graph.nodes.length - nodes.length, edges: before.length - drawnEdges(shown).length },
  }
}

function endsOf(edges: readonly GraphEdge[]): ReadonlySet<string> {
  return new Set(edges.flatMap(({ source, target }) => [source, target]))
}
