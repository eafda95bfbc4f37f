import { compareText } from '@/lib/std/compare-text'
import type { Drawing, PlacedNode, Places } from './drawing'
import type { Place } from './extent'

/** From a caller to what it calls: one column of the layered layout (graph.md P3). */
const COLUMN = 192
/** Callers and callees at least this far apart leave room for the node between them. */
const ROOM_BETWEEN = 288

export interface Neighbours {
  readonly callers: readonly string[]
  readonly callees: readonly string[]
}

/** Who calls a node and whom it calls, each once; self edges count for nothing. */
export function neighboursOf(drawing: Pick<Drawing, 'edges'>): ReadonlyMap<string, Neighbours> {
  const found = new Map<string, { callers: Set<string>; callees: Set<string> }>()
  const at = (id: string) => {
    const known = found.get(id) ?? { callers: new Set<string>(), callees: new Set<string>() }
    found.set(id, known)
    return known
  }
  for (const { source, target } of drawing.edges) {
    if (source === target) continue
    at(source).callees.add(target)
    at(target).callers.add(source)
  }
  return new Map([...found].map(([id, { callers, callees }]) => [id, { callers: [...callers], callees: [...callees] }]))
}

/** Where a node belongs, given the places of its neighbours (graph.md P3); undefined when none has one. */
export function placeBeside(neighbours: Neighbours | undefined, places: Places): Place | undefined {
  const callers = placed(neighbours?.callers, places)
  const callees = placed(neighbours?.callees, places)
  const y = mean([...callers, ...callees].map((place) => place.y))
  if (y === undefined) return undefined
  const from = mean(callers.map((place) => place.x))
  const to = mean(callees.map((place) => place.x))
  if (from === undefined) return { x: (to ?? 0) - COLUMN, y }
  return { x: to !== undefined && to - from >= ROOM_BETWEEN ? (from + to) / 2 : from + COLUMN, y }
}

/**
 * Goes through new nodes in the order of graph.md P3: those with most placed neighbours first, then by id; again and
 * again while placing one gives others a neighbour.
 *
 * @param place puts the node somewhere and returns whether it found a place; `places` must hold it afterwards.
 * @returns the nodes that never had a placed neighbour, in the order given.
 */
export function eachBesideOthers(
  fresh: readonly PlacedNode[],
  neighbours: ReadonlyMap<string, Neighbours>,
  places: Places,
  place: (node: PlacedNode) => void,
): readonly PlacedNode[] {
  const waiting = new Map(fresh.map((node) => [node.id, node]))
  const known = (id: string) => all(neighbours.get(id)).filter((other) => places.has(other)).length
  let round = fresh.filter((node) => known(node.id) > 0)
  while (round.length > 0) {
    const counted = round.map((node) => ({ node, count: known(node.id) }))
    counted.sort((a, b) => b.count - a.count || compareText(a.node.id, b.node.id))
    const next = new Map<string, PlacedNode>()
    for (const { node } of counted) {
      waiting.delete(node.id)
      place(node)
    }
    for (const { node } of counted) {
      for (const id of all(neighbours.get(node.id))) {
        const waits = waiting.get(id)
        if (waits !== undefined && places.has(node.id)) next.set(id, waits)
      }
    }
    round = [...next.values()]
  }
  return fresh.filter((node) => waiting.has(node.id))
}

function all(neighbours: Neighbours | undefined): readonly string[] {
  return neighbours === undefined ? [] : [...new Set([...neighbours.callers, ...neighbours.callees])]
}

function placed(ids: readonly string[] = [], places: Places): Place[] {
  return ids.map((id) => places.get(id)).filter((place) => place !== undefined)
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}
