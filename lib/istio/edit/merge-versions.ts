import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { diff3Merge } from 'node-diff3'
import { isJsonList, isJsonRecord } from './json-shape'
import type { JsonSteps } from './json-pointer'
import { readIdentities } from './list-identity'

/** A place which two people changed differently; absent values are undefined. */
export interface MergeConflict {
  /** In the merged document, in which the place holds what `theirs` says. */
  readonly at: JsonSteps
  readonly before: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}

export interface Merge {
  readonly merged: Json
  readonly conflicts: readonly MergeConflict[]
}

interface Versions {
  readonly before: Json | undefined
  readonly mine: Json | undefined
  readonly theirs: Json | undefined
}
interface Merged {
  /** Undefined: absent. */
  readonly value: Json | undefined
  readonly conflicts: readonly MergeConflict[]
}

/**
 * Merges two changed versions of one document by path: what only one side changed is taken from it; what both changed
 * differently is a conflict, and never overwritten unseen (product.md section 6, step 11). Items of lists are matched by
 * identity where they have one, else the list is one value.
 */
export function mergeVersions(before: Json, mine: Json, theirs: Json): Merge {
  const { value, conflicts } = merge({ before, mine, theirs }, [])
  return { merged: value ?? null, conflicts }
}

function merge(versions: Versions, at: JsonSteps): Merged {
  const { before, mine, theirs } = versions
  if (sameJson(mine, theirs) || sameJson(before, mine)) return { value: theirs, conflicts: [] }
  if (sameJson(before, theirs)) return { value: mine, conflicts: [] }
  if (isJsonRecord(mine) && isJsonRecord(theirs) && (before === undefined || isJsonRecord(before))) {
    return mergeRecords(before ?? {}, mine, theirs, at)
  }
  const list =
    isJsonList(before) && isJsonList(mine) && isJsonList(theirs) ? mergeLists([before, mine, theirs], at) : undefined
  return list ?? { value: theirs, conflicts: [{ at, ...versions }] }
}

function mergeRecords(before: JsonRecord, mine: JsonRecord, theirs: JsonRecord, at: JsonSteps): Merged {
  const merged = makeBare<Json>({})
  const conflicts: MergeConflict[] = []
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const part = merge({ before: own(before, key), mine: own(mine, key), theirs: own(theirs, key) }, [...at, key])
    if (part.value !== undefined) merged[key] = part.value
    conflicts.push(...part.conflicts)
  }
  return { value: merged, conflicts }
}

type Lists = readonly [before: readonly Json[], mine: readonly Json[], theirs: readonly Json[]]

/** Undefined: the items have no identity, their order was changed by both, or one changed an item that the other removed. */
function mergeLists(lists: Lists, at: JsonSteps): Merged | undefined {
  const names = readIdentities(lists)
  if (names === undefined) return undefined
  const [before, mine, theirs] = lists.map((items, i) => new Map(items.map((item, j) => [names[i]?.[j] ?? '', item])))
  if (before === undefined || mine === undefined || theirs === undefined) return undefined
  const order = mergeOrder([...before.keys()], [...mine.keys()], [...theirs.keys()])
  if (order === undefined) return undefined
  const kept = new Set(order)
  const lost = [...before].some(
    ([name, item]) =>
      !kept.has(name) && [mine.get(name), theirs.get(name)].some((left) => left !== undefined && !sameJson(left, item)),
  )
  if (lost) return undefined
  const parts = order.map((name, i) =>
    merge({ before: before.get(name), mine: mine.get(name), theirs: theirs.get(name) }, [...at, i]),
  )
  return {
    value: parts.map(({ value }) => value).filter((value) => value !== undefined),
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
  }
}

function mergeOrder(before: string[], mine: string[], theirs: string[]): readonly string[] | undefined {
  const regions = diff3Merge(mine, before, theirs, { excludeFalseConflicts: true })
  const order: string[] = []
  for (const { ok: names, conflict } of regions) {
    // Both added at one place: theirs first, then mine. Anything else is a change of order that only a person can decide.
    const added = conflict?.o.length === 0 ? [...conflict.b, ...conflict.a] : undefined
    const next = names ?? added
    if (next === undefined) return undefined
    order.push(...next)
  }
  // Moved by one and kept by the other: it would stand twice, or nowhere.
  return new Set(order).size === order.length && sameMembers(order, before, mine, theirs) ? order : undefined
}

/** Whoever was there before and was removed by nobody must still be there. */
function sameMembers(order: readonly string[], before: string[], mine: string[], theirs: string[]): boolean {
  const kept = new Set(order)
  const stays = (name: string) => mine.includes(name) && theirs.includes(name)
  const added = [...mine, ...theirs].filter((name) => !before.includes(name))
  return before.every((name) => kept.has(name) === stays(name)) && added.every((name) => kept.has(name))
}

function own(record: JsonRecord, key: string): Json | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
