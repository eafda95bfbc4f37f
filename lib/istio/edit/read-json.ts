import type { Json, JsonRecord } from '@/lib/std/json'
import type { JsonSteps } from './json-pointer'
import { isJsonList, isJsonRecord } from './json-shape'

/** The value at a path of keys; undefined where one is absent, or something else than an object. */
export function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(
    (inner, key) => (isJsonRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  )
}

/** The value at a place; undefined where a step leads nowhere. */
export function valueIn(value: Json | undefined, steps: JsonSteps): Json | undefined {
  return steps.reduce<Json | undefined>(
    (inner, step) => (typeof step === 'number' ? itemsOf(inner)?.[step] : valueAt(inner, step)),
    value,
  )
}

/** The text at a path of keys, if one stands there. */
export function textAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  const text = valueAt(value, ...keys)
  return typeof text === 'string' ? text : undefined
}

/** The number at a path of keys, if one stands there. */
export function numberAt(value: Json | undefined, ...keys: readonly string[]): number | undefined {
  const number = valueAt(value, ...keys)
  return typeof number === 'number' || typeof number === 'bigint' ? Number(number) : undefined
}

/** The items of a list; undefined: it is absent or none. */
export function itemsOf(value: Json | undefined): readonly Json[] | undefined {
  return isJsonList(value) ? value : undefined
}

/** The objects of a list, in their order; what is none counts as an empty one. */
export function recordsOf(value: Json | undefined): readonly JsonRecord[] {
  return (itemsOf(value) ?? []).map((item) => (isJsonRecord(item) ? item : {}))
}
