import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import { valueIn } from '@/lib/istio/edit/read-json'
import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { FormField } from './form-field'

/** A part of an object that a form shows. */
export interface FormPart {
  readonly at: JsonSteps
  readonly fields: readonly FormField[]
  /** What else stands there is shown locked, not passed over. */
  readonly whole: boolean
  /** In the user's language; absent: it needs none. */
  readonly title?: string
}

/** The object at the place of a part, as far as the part is about it; empty where none stands there. */
export function readPart(object: Json, { at, fields, whole }: FormPart): JsonRecord {
  const found = valueIn(object, at)
  if (!isJsonRecord(found)) return {}
  if (whole) return found
  const keys = new Set(fields.map(({ key }) => key))
  const part = makeBare<Json>({})
  for (const [key, value] of Object.entries(found)) if (keys.has(key)) part[key] = value
  return part
}
