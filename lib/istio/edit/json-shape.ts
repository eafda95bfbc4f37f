import { isRecord } from '@/lib/std/is-record'
import type { Json, JsonRecord } from '@/lib/std/json'

/** Narrows to an object. */
export function isJsonRecord(value: Json | undefined): value is JsonRecord {
  return isRecord(value)
}

/** Narrows to a list. */
export function isJsonList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}
