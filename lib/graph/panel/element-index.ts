import type { Graph, GraphBox, GraphEdge, GraphNode } from '@/lib/graph/model'

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
  const outgoing = new Map<string, GraphEdge[]>()
  const incoming = new Map<string, GraphEdge[]>()
  for (const edge of graph.edges) {
    push(outgoing, edge.source, edge)
    push(incoming, edge.target, edge)
  }
  const members = new Map<string, GraphNode[]>()
  for (const node of graph.nodes) {
    for (const box of boxesAround(node, boxes)) push(members, box.id, node)
  }
  return {
    graph,
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    edges: new Map(graph.edges.map((edge) => [edge.id, edge])),
    boxes,
    outgoing,
    incoming,
    members,
  }
}

/** The frames around a node, innermost first. A broken chain (missing or circular parents) just ends. */
export function boxesAround(node: GraphNode, boxes: ReadonlyMap<string, GraphBox>): readonly GraphBox[] {
  const around: GraphBox[] = []
  let box = node.box === null ? undefined : boxes.get(node.box)
  while (box !== undefined && !around.includes(box)) {
    around.push(box)
    box = box.parent === null ? undefined : boxes.get(box.parent)
  }
  return around
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
