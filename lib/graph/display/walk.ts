import type { Place } from '@/lib/graph/places/extent'
import type { GraphEdge, GraphNode } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import type { GraphIndex } from './graph-index'
import { nodeToken, NODE_TOKENS } from './tokens'

export type Direction = 'left' | 'right' | 'up' | 'down'

const AHEAD: Readonly<Record<Direction, readonly [x: number, y: number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** What lies to the side counts this much more than what lies ahead, so that keys move in straight lines. */
const SIDE_WEIGHT = 2

/**
 * The node that an arrow key leads to: the nearest one within the quarter of the plane in that direction, near the axis
 * before far from it.
 *
 * @returns undefined when nothing lies there.
 */
export function nextInDirection(
  places: ReadonlyMap<string, Place>,
  from: string,
  direction: Direction,
): string | undefined {
  const here = places.get(from)
  if (here === undefined) return undefined
  const [aheadX, aheadY] = AHEAD[direction]
  let best: string | undefined
  let least = Infinity
  for (const [id, { x, y }] of places) {
    const ahead = (x - here.x) * aheadX + (y - here.y) * aheadY
    const aside = Math.abs((x - here.x) * aheadY + (y - here.y) * aheadX)
    if (id === from || ahead <= 0 || aside > ahead) continue
    const distance = ahead + SIDE_WEIGHT * aside
    if (distance < least || (distance === least && best !== undefined && compareText(id, best) < 0)) {
      best = id
      least = distance
    }
  }
  return best
}

/**
 * The next edge of a node, round and round, busiest first.
 *
 * @param current the edge walked to before, if any.
 */
export function nextEdge(
  index: GraphIndex,
  node: string,
  along: 'outgoing' | 'incoming',
  current: string | undefined,
): GraphEdge | undefined {
  const edges = [...(index[along].get(node) ?? [])].sort((a, b) => b.rate - a.rate || compareText(a.id, b.id))
  const at = edges.findIndex((edge) => edge.id === current)
  return edges[(at + 1) % Math.max(1, edges.length)]
}

/** Nodes by importance: worst health first, then by the number of their edges; the order of Page Down. */
export function byImportance(index: GraphIndex): readonly GraphNode[] {
  const degree = ({ id }: GraphNode) => (index.incoming.get(id)?.length ?? 0) + (index.outgoing.get(id)?.length ?? 0)
  return [...index.nodes.values()].sort(
    (a, b) =>
      NODE_TOKENS.indexOf(nodeToken(a)) - NODE_TOKENS.indexOf(nodeToken(b)) ||
      degree(b) - degree(a) ||
      compareText(a.id, b.id),
  )
}
