import type { Place } from '@/lib/graph/places/extent'
import type { GraphEdge } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { boxesAround } from './boxes-around'
import { type GraphIndex, nodesInBox } from './graph-index'
import { boxToken, nodeToken, type NodeToken, NODE_TOKENS } from './tokens'

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

/** Where in a row of elements one stands: `index` counts from 1. */
export interface Position {
  readonly index: number
  readonly count: number
  readonly among: 'outgoing' | 'incoming' | 'elements'
}

export interface Step {
  readonly id: string
  readonly position: Position
}

/**
 * The next edge of a node, round and round, busiest first.
 *
 * @param current the edge walked to before, if any.
 * @returns undefined for a node without such edges.
 */
export function nextEdge(
  index: GraphIndex,
  node: string,
  along: 'outgoing' | 'incoming',
  current: string | undefined,
): Step | undefined {
  const edges = [...(index[along].get(node) ?? [])].sort((a, b) => b.rate - a.rate || compareText(a.id, b.id))
  return stepTo(
    edges.map(({ id }) => id),
    edges.findIndex((edge) => edge.id === current) + 1,
    along,
  )
}

/** The next or previous element by importance, round and round; the most important one from nowhere. */
export function nextByImportance(index: GraphIndex, current: string | undefined, by: 1 | -1): Step | undefined {
  const ids = byImportance(index)
  const at = current === undefined ? -1 : ids.indexOf(current)
  return stepTo(ids, at === -1 ? 0 : at + by, 'elements')
}

function stepTo(ids: readonly string[], at: number, among: Position['among']): Step | undefined {
  const place = (at + ids.length) % Math.max(1, ids.length)
  const id = ids[place]
  return id === undefined ? undefined : { id, position: { index: place + 1, count: ids.length, among } }
}

/** Where the keyboard enters a frame: its most important node. */
export function entryOf(index: GraphIndex, box: string): string | undefined {
  const inside = new Set(nodesInBox(index, box).map(({ id }) => id))
  return byImportance(index).find((id) => inside.has(id))
}

/**
 * Everything that is drawn, by importance: worst health first, nodes before frames before edges, then what has most edges, most members
 * or most traffic.
 */
function byImportance(index: GraphIndex): readonly string[] {
  const degree = (id: string) => (index.incoming.get(id)?.length ?? 0) + (index.outgoing.get(id)?.length ?? 0)
  const members = new Map<string, number>()
  for (const node of index.nodes.values()) {
    for (const { id } of boxesAround(node, index.boxes)) members.set(id, (members.get(id) ?? 0) + 1)
  }
  const all: readonly Ranked[] = [
    ...[...index.nodes.values()].map((node) => ({
      id: node.id,
      token: nodeToken(node),
      kind: 0,
      weight: degree(node.id),
    })),
    ...[...members].map(([id, weight]) => {
      const box = index.boxes.get(id)
      return { id, token: boxToken(box?.health ?? null), kind: 1, weight }
    }),
    ...[...index.outgoing.values()]
      .flat()
      .map((edge) => ({ id: edge.id, token: edgeRank(edge), kind: 2, weight: edge.rate })),
  ]
  return all
    .toSorted(
      (a, b) =>
        NODE_TOKENS.indexOf(a.token) - NODE_TOKENS.indexOf(b.token) ||
        a.kind - b.kind ||
        b.weight - a.weight ||
        compareText(a.id, b.id),
    )
    .map(({ id }) => id)
}

interface Ranked {
  readonly id: string
  readonly token: NodeToken
  readonly kind: number
  readonly weight: number
}

function edgeRank(edge: GraphEdge): NodeToken {
  return edge.health ?? 'neutral'
}
