import { boxesAround } from '@/lib/graph/display/boxes-around'
import type { Graph, GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'
import { groupBy } from '@/lib/std/group-by'

/** A graph with its elements by id, so that the panel never searches it. */
export interface ElementIndex {
  readonly graph: Graph
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly edges: ReadonlyMap<string, GraphEdge>
  readonly boxes: ReadonlyMap<string, GraphBox>
  /** Edges by source and by target; a self edge is in both. */
  readonly outgoing: ReadonlyMap<string, readonly GraphEdge[]>
  readonly incoming: ReadonlyMap<string, readonly GraphEdge[]>
  /** Nodes by box, those of inner boxes included. */
  readonly members: ReadonlyMap<string, readonly GraphNode[]>
}

/** Indexes a graph in one pass over its elements. */
export function indexElements(graph: Graph): ElementIndex {
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  const memberships = graph.nodes.flatMap((node) => boxesAround(node, boxes).map((box) => ({ box, node })))
  return {
    graph,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    edges: new Map(graph.edges.map((edge) => [edge.id, edge])),
    boxes,
    outgoing: groupBy(graph.edges, (edge) => edge.source),
    incoming: groupBy(graph.edges, (edge) => edge.target),
    members: new Map(
      [...groupBy(memberships, ({ box }) => box.id)].map(([id, inside]) => [id, inside.map(({ node }) => node)]),
    ),
  }
}
