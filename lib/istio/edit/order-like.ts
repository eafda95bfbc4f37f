import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'
import { isJsonList, isJsonRecord } from './json-shape'

/** The same value with its keys in the order of another version, new ones last: two texts then differ only where the values do. */
export function orderLike(value: Json, other: Json | undefined): Json {
  if (isJsonList(value)) {
    return value.map((item, i) => orderLike(item, isJsonList(other) ? other[i] : undefined))
  }
  if (!isJsonRecord(value)) return value
  const known = isJsonRecord(other) ? other : {}
  const keys = [...Object.keys(known).filter((key) => Object.hasOwn(value, key)), ...Object.keys(value)]
  const ordered = makeBare<Json>({})
  for (const key of keys) {
    const part = value[key]
    if (part !== undefined) ordered[key] = orderLike(part, Object.hasOwn(known, key) ? known[key] : undefined)
  }
  return ordered
}
