import type { GraphEdge } from '@/lib/graph/model'
import { type GraphIndex, nodesInBox } from './graph-index'

/**
 * The path of a selection: the elements themselves, everything upstream from which traffic can have come to them and
 * everything downstream where it can have gone. Going up and going down are not mixed: what shares a caller is no part.
 *
 * @param ids of nodes, edges and frames; unknown ones count for nothing.
 * @returns ids of nodes, drawn edges and the frames named.
 */
export function pathOf(index: GraphIndex, ids: readonly string[]): ReadonlySet<string> {
  const path = new Set<string>()
  const up = new Set<string>()
  const down = new Set<string>()
  for (const id of ids) {
    const edge = lineOf(index, id)
    if (index.nodes.has(id)) for (const ends of [up, down]) ends.add(id)
    else if (edge !== undefined) {
      path.add(edge.id)
      up.add(edge.source)
      down.add(edge.target)
    } else if (index.boxes.has(id)) {
      path.add(id)
      for (const node of nodesInBox(index, id)) for (const ends of [up, down]) ends.add(node.id)
    }
  }
  follow(up, path, (node) => index.incoming.get(node)?.map((edge) => [edge.id, edge.source]))
  follow(down, path, (node) => index.outgoing.get(node)?.map((edge) => [edge.id, edge.target]))
  return path
}

/** The drawn edge that shows an edge: itself, or the opposite one whose line it shares. */
export function lineOf(index: GraphIndex, id: string): GraphEdge | undefined {
  const edge = index.edges.get(id)
  if (edge === undefined) return undefined
  const isDrawn = index.outgoing.get(edge.source)?.some((other) => other.id === id) ?? false
  return isDrawn || edge.pair === null ? edge : (index.edges.get(edge.pair) ?? edge)
}

function follow(
  start: ReadonlySet<string>,
  path: Set<string>,
  next: (node: string) => readonly (readonly [edge: string, node: string])[] | undefined,
): void {
  const seen = new Set(start)
  const waiting = [...start]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    path.add(node)
    for (const [edge, other] of next(node) ?? []) {
      path.add(edge)
      if (seen.has(other)) continue
      seen.add(other)
      waiting.push(other)
    }
  }
}
