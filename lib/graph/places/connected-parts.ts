import { groupBy } from '@/lib/std/group-by'

interface Edge {
  readonly source: string
  readonly target: string
}

/** Splits a graph into the parts that edges hold together; a node without edges is a part of its own. Orders are kept. */
export function connectedParts<E extends Edge>(
  nodes: readonly string[],
  edges: readonly E[],
): { readonly nodes: readonly string[]; readonly edges: readonly E[] }[] {
  const leader = new Map(nodes.map((id) => [id, id]))
  const find = (id: string): string => {
    let root = id
    for (let up = leader.get(root); up !== undefined && up !== root; up = leader.get(root)) root = up
    leader.set(id, root)
    return root
  }
  for (const { source, target } of edges) leader.set(find(source), find(target))
  const edgesOf = groupBy(edges, (edge) => find(edge.source))
  return [...groupBy(nodes, find)].map(([root, members]) => ({ nodes: members, edges: edgesOf.get(root) ?? [] }))
}
