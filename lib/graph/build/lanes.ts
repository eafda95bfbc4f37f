import type { WeightedRow } from '../reports/pair'
import type { ResolvedRow } from '../series/resolved-row'
import type { Route, Router } from './router'

/** The ways that a pair's drawn traffic takes, with its rates. */
export type Lanes = ReadonlyMap<Route, number>

export function lanesOf(rows: readonly WeightedRow[], router: Router): Lanes {
  const lanes = new Map<Route, number>()
  for (const { row, weight } of rows) {
    const route = router.route(row)
    lanes.set(route, (lanes.get(route) ?? 0) + row.rate * weight)
  }
  return lanes
}

/**
 * Puts a report that is not drawn beside the drawn ones of its pair: on its own way where that is drawn, else (the other side knew
 * other names) on all of them in proportion. So no edge comes to be that carries no traffic of its own.
 */
export function spread(
  row: ResolvedRow,
  lanes: Lanes,
  router: Router,
  visit: (route: Route, share: number) => void,
): void {
  const [only] = lanes.keys()
  if (only === undefined) return
  if (lanes.size === 1) {
    visit(only, 1)
    return
  }
  const own = router.find(row)
  if (own !== undefined && lanes.has(own)) {
    visit(own, 1)
    return
  }
  let total = 0
  for (const rate of lanes.values()) total += rate
  for (const [route, rate] of lanes) visit(route, total > 0 ? rate / total : 1 / lanes.size)
}
