import type { ResolvedRow } from '../series/resolved-row'
import type { GroupRates } from './duration-table'

/** Sum of the rates of all rows of an identity group, by its index. */
export function groupRates(rows: readonly ResolvedRow[]): GroupRates {
  const sums = new Map<number, number>()
  for (const { group, rate } of rows) sums.set(group.index, (sums.get(group.index) ?? 0) + rate)
  return sums
}
