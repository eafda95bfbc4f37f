import type { Graph, GraphEdge } from '@/lib/graph/model'

/**
 * The edges that get a line: not the traffic inside a group, and of a waypoint's two directions only the one towards it,
 * which is then drawn with two heads (graph.md M2, B3). Order is kept.
 */
export function drawnEdges(graph: Pick<Graph, 'nodes' | 'edges'>): readonly GraphEdge[] {
  const nodes = new Set(graph.nodes.map((node) => node.id))
  const edges = new Map(graph.edges.map((edge) => [edge.id, edge]))
  return graph.edges.filter((edge) => {
    if (edge.flags.includes('internal') || !nodes.has(edge.source) || !nodes.has(edge.target)) return false
    return !(edge.flags.includes('waypoint-from') && edge.pair !== null && edges.has(edge.pair))
  })
}

/** True when the line of this edge stands for the opposite direction as well. */
export function isTwoWay(edge: GraphEdge, ids: ReadonlySet<string>): boolean {
  return edge.flags.includes('waypoint-to') && edge.pair !== null && ids.has(edge.pair)
}
