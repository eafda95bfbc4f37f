import { isJsonList, isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'

/**
 * An object with one place set, and nothing else touched; what is missing on the way is made. Undefined takes the place away, and
 * with it the objects around it that are left empty by that, but neither items of lists nor the object's own parts.
 * @param at steps through objects and lists; an index beyond the end appends
 */
export function setField(object: Json, at: JsonSteps, value: Json | undefined): Json {
  return set(object, at, value) ?? makeBare<Json>({})
}

/** Undefined: nothing is left of it. */
function set(old: Json | undefined, at: JsonSteps, value: Json | undefined, depth = 0): Json | undefined {
  const [step, ...rest] = at
  if (step === undefined) return value
  return typeof step === 'number'
    ? setItem(isJsonList(old) ? old : [], step, (item) => set(item, rest, value, depth + 1), rest.length === 0)
    : setKey(old, step, (inner) => set(inner, rest, value, depth + 1), depth)
}

type Change = (old: Json | undefined) => Json | undefined

function setKey(old: Json | undefined, key: string, change: Change, depth: number): Json | undefined {
  const record = isJsonRecord(old) ? old : {}
  const value = change(Object.hasOwn(record, key) ? record[key] : undefined)
  const copy = makeBare<Json>({})
  for (const [each, kept] of Object.entries(record)) {
    const next = each === key ? value : kept
    if (next !== undefined) copy[each] = next
  }
  if (value !== undefined) copy[key] = value
  const emptied = value === undefined && Object.keys(copy).length === 0
  // `spec` and `metadata` stay, even empty.
  return emptied && depth > 1 ? undefined : copy
}

function setItem(list: readonly Json[], index: number, change: Change, itself: boolean): Json | undefined {
  const value = change(list[index])
  if (value === undefined && itself) return list.length === 1 && index === 0 ? undefined : list.toSpliced(index, 1)
  return index < list.length ? list.with(index, value ?? makeBare<Json>({})) : [...list, value ?? makeBare<Json>({})]
}
