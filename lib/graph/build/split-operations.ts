import type { Pair, WeightedRow } from '../reports/pair'
import type { ResolvedRow } from '../series/resolved-row'
import { openOperation } from './accumulator'
import { addSecurity, addTraffic, type EdgeBuilder } from './edge-builder'
import { type Lanes, spread } from './lanes'
import type { Route, Router } from './router'

/** Shares that are off by more than this are called estimated. */
const TOLERANCE = 0.05

/** What is left on a pair's direct edges when its classified requests have nodes of their own. */
export interface OperationSplit {
  /** The edge's traffic is on it already, in parts. */
  isDivided(route: Route, edge: EdgeBuilder): boolean
  /** Which part (0 to 1) of what is not told by operation stays on the edge. */
  leftOnEdge(route: Route, edge: EdgeBuilder): number
  /** Which part of what a row of the server side tells stays on the edge. */
  leftOf(row: ResolvedRow, route: Route, edge: EdgeBuilder): number
}

export const NOT_SPLIT: OperationSplit = { isDivided: () => false, leftOnEdge: () => 1, leftOf: () => 1 }

interface Part {
  readonly row: ResolvedRow
  readonly rate: number
}

/**
 * S2: divides what the pair's callers counted by the operations that its servers told (or the callers themselves). Every way keeps
 * its rate: a value gets its share with its own codes, the requests without one stay on the direct edge with theirs. Only the first
 * edge of a way is divided, since behind the service the requests are together again.
 */
export function splitOperations(pair: Pair, lanes: Lanes, router: Router): OperationSplit {
  const told = [pair.serverRows, pair.chosenRows].find((rows) => rows.some(isClassified))
  if (told === undefined) return NOT_SPLIT
  const parts = new Map<Route, Part[]>()
  for (const { row, weight } of told) {
    spread(row, lanes, router, (route, share) => {
      const own = parts.get(route) ?? []
      own.push({ row, rate: row.rate * weight * share })
      parts.set(route, own)
    })
  }
  const left = new Map<Route, number>()
  for (const [route, own] of parts) {
    const rate = lanes.get(route) ?? 0
    if (route[0].unit !== 'req/s' || !(rate > 0) || !own.some(isClassifiedPart)) continue
    left.set(route, divide(route[0], own, { rate, pair }))
  }
  const leftOnEdge = (route: Route, edge: EdgeBuilder): number => (edge === route[0] ? (left.get(route) ?? 1) : 1)
  return {
    isDivided: (route, edge) => edge === route[0] && left.has(route),
    leftOnEdge,
    leftOf: (row, route, edge) => {
      if (edge !== route[0] || !left.has(route)) return 1
      if (told !== pair.serverRows) return leftOnEdge(route, edge)
      return row.operation === null ? 1 : 0
    },
  }
}

/** Puts the parts on the edge; returns which share of the rate has no operation. */
function divide(
  { numbers }: EdgeBuilder,
  parts: readonly Part[],
  { rate, pair }: { readonly rate: number; readonly pair: Pair },
): number {
  const factor = rate / parts.reduce((sum, part) => sum + part.rate, 0)
  const isEstimated = Math.abs(factor - 1) > TOLERANCE
  let unclassified = 0
  for (const part of parts) {
    const { operation, policy, group } = part.row
    const own = part.rate * factor
    if (own === 0) continue
    if (operation === null) {
      addTraffic({ numbers }, part.row, own, pair.chosen)
      unclassified += own
      continue
    }
    const open = openOperation(numbers, operation)
    addTraffic({ numbers: open }, part.row, own, pair.chosen)
    if (group.reporter !== 'source' || policy !== null) addSecurity({ numbers: open }, part.row, own)
    open.estimated ||= isEstimated
  }
  return unclassified / rate
}

function isClassified({ row, weight }: WeightedRow): boolean {
  return isClassifiedPart({ row, rate: row.rate * weight })
}

function isClassifiedPart({ row, rate }: Part): boolean {
  return row.operation !== null && rate > 0
}
