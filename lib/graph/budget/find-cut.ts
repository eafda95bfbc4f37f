import { PROTOCOLS, type Protocol } from '../model'
import type { Collapse, Item } from './plan-collapse'

/** An edge between two of the items, by their places. */
export interface ItemEdge {
  readonly source: number
  readonly target: number
  readonly protocol: Protocol
}

export interface Budget {
  readonly nodes: number
  readonly edges: number
}

/** Where an item stands after so many steps: itself, or the outermost group it is in. */
export function standsIn(item: Item, steps: number): Item {
  let at = item
  while (at.parent !== null && at.since <= steps) at = at.parent
  return at
}

/** What is drawn after so many steps. Edges inside a group are not drawn. */
export function drawnCounts({ items }: Pick<Collapse, 'items'>, edges: readonly ItemEdge[], steps: number): Budget {
  const places = new Map<Item, number>()
  const placeOf = items.map((item) => {
    const root = standsIn(item, steps)
    const present = places.get(root)
    if (present !== undefined) return root === item ? present : -present - 1
    const place = places.size
    places.set(root, place)
    return root === item ? place : -place - 1
  })
  const drawn = new Set<number>()
  for (const { source, target, protocol } of edges) {
    const [from = 0, to = 0] = [placeOf[source], placeOf[target]]
    // Negative: inside the group of that number.
    if (from < 0 && from === to) continue
    const [a, b] = [from < 0 ? -from - 1 : from, to < 0 ? -to - 1 : to]
    drawn.add((a * places.size + b) * PROTOCOLS.length + PROTOCOLS.indexOf(protocol))
  }
  return { nodes: places.size, edges: drawn.size }
}

/** The fewest steps after which the drawing fits the budget; all of them where none is enough. */
export function findCut(collapse: Collapse, edges: readonly ItemEdge[], budget: Budget): number {
  const fits = (steps: number): boolean => {
    const { nodes, edges: drawn } = drawnCounts(collapse, edges, steps)
    return nodes <= budget.nodes && drawn <= budget.edges
  }
  let [low, high] = [0, collapse.steps]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) high = middle
    else low = middle + 1
  }
  return low
}
