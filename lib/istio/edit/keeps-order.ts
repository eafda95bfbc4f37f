import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { readIdentities } from './list-identity'

/** Whether two versions of a list are of one length, and no item that is known by its name, or as a whole, stands elsewhere. */
export function keepsOrder(before: readonly Json[], after: readonly Json[]): boolean {
  if (before.length !== after.length) return false
  const names = readIdentities([before, after])
  if (names !== undefined) return sameJson(names[0] ?? [], names[1] ?? [])
  const changed = before.map((item, i) => (sameJson(item, after[i]) ? undefined : i)).filter((i) => i !== undefined)
  return !changed.some((i) => changed.some((j) => i !== j && sameJson(before[i], after[j])))
}
