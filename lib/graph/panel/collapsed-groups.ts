import type { Graph, GraphNode, GroupInfo } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'

export type GroupNode = GraphNode & { readonly group: GroupInfo }

/** The groups that the drawing budget made, those with failing members first, then the largest. */
export function collapsedGroups(graph: Graph): readonly GroupNode[] {
  return graph.nodes
    .filter((node): node is GroupNode => node.group !== undefined)
    .sort((a, b) => b.group.failing - a.group.failing || b.group.members - a.group.members || compareText(a.id, b.id))
}
