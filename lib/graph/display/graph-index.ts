import type { DrawnParts, GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'
import { groupBy } from '@/lib/std/group-by'
import { boxesAround } from './boxes-around'
import { drawnEdges } from './drawn-edges'

/** The drawn part of a graph, ready for questions about neighbours. */
export interface GraphIndex {
  readonly nodes: ReadonlyMap<string, GraphNode>
  /** Every edge of the model, also those that share a line with another. */
  readonly edges: ReadonlyMap<string, GraphEdge>
  readonly boxes: ReadonlyMap<string, GraphBox>
  /** The edges that have a line of their own, by the node they leave and by the node they reach. */
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>
}

export function indexGraph(graph: DrawnParts): GraphIndex {
  const drawn = drawnEdges(graph)
  return {
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    edges: new Map(graph.edges.map((edge) => [edge.id, edge])),
    boxes: new Map(graph.boxes.map((box) => [box.id, box])),
    outgoing: groupBy(drawn, (edge) => edge.source),
    incoming: groupBy(drawn, (edge) => edge.target),
  }
}

/** The nodes inside a frame and inside the frames in it. */
export function nodesInBox(index: GraphIndex, boxId: string): readonly GraphNode[] {
  return [...index.nodes.values()].filter((node) => boxesAround(node, index.boxes).some(({ id }) => id === boxId))
}
