import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { keepsOrder } from '../keeps-order'
import { readIdentities } from '../list-identity'

/** An item with its index in one version of the list or in both. */
export interface Aligned {
  readonly before: number | undefined
  readonly after: number | undefined
}

/**
 * Which items of two versions of a list are the same one: those at one index where the order was kept, else by name or number where they have one, else those that are equal,
 * and of the rest those that stand between the same neighbours, in order. In the order of the second, what is gone last.
 */
export function alignItems(before: readonly Json[], after: readonly Json[]): readonly Aligned[] {
  const partners = keepsOrder(before, after)
    ? after.map((_, i) => i)
    : (partnersByIdentity(before, after) ?? partnersByPlace(before, after))
  const found = new Set(partners)
  const gone = before.map((_, i) => i).filter((i) => !found.has(i))
  return [
    ...after.map((_, i): Aligned => ({ before: partners[i], after: i })),
    ...gone.map((i): Aligned => ({ before: i, after: undefined })),
  ]
}

/** For each item of the second list the index of its partner in the first. */
type Partners = readonly (number | undefined)[]

function partnersByIdentity(before: readonly Json[], after: readonly Json[]): Partners | undefined {
  const [old, now] = readIdentities([before, after]) ?? []
  const indexes = new Map(old?.map((name, i) => [name, i]))
  return now?.map((name) => indexes.get(name))
}

function partnersByPlace(before: readonly Json[], after: readonly Json[]): Partners {
  const taken = new Set<number>()
  const equal = after.map((item) => {
    const index = before.findIndex((old, i) => !taken.has(i) && sameJson(old, item))
    if (index === -1) return undefined
    taken.add(index)
    return index
  })
  let next = 0
  return equal.map((partner) => {
    if (partner !== undefined) {
      next = Math.max(next, partner + 1)
      return partner
    }
    if (next >= before.length || taken.has(next)) return undefined
    taken.add(next)
    next += 1
    return next - 1
  })
}
