import type { JsonSteps } from '@/lib/istio/edit/json-pointer'
import type { Json, JsonRecord } from '@/lib/std/json'
import { fitsField } from './fits-field'
import type { FormField } from './form-field'

/** A field at its place in an object. */
export interface PlacedField {
  readonly field: FormField
  readonly at: JsonSteps
  /** Undefined: absent. */
  readonly value: Json | undefined
}

/** A part of an object that the form has no field for. */
export interface LockedPart {
  readonly at: JsonSteps
  readonly value: Json
}

/**
 * Sorts one object (or a part of one) into the fields that the form shows, in its order, and what it cannot express: keys it does
 * not know, and values of another type than its field.
 */
export function readFields(
  record: JsonRecord,
  fields: readonly FormField[],
  at: JsonSteps,
): { readonly shown: readonly PlacedField[]; readonly locked: readonly LockedPart[] } {
  const known = new Map(fields.map((field) => [field.key, field]))
  const locked = Object.entries(record)
    .filter(([key, value]) => {
      const field = known.get(key)
      return field === undefined || !fitsField(value, field)
    })
    .map(([key, value]) => ({ at: [...at, key], value }))
  const hidden = new Set(locked.map((part) => part.at.at(-1)))
  const shown = fields
    .filter(({ key }) => !hidden.has(key))
    .map((field) => ({
      field,
      at: [...at, field.key],
      value: Object.hasOwn(record, field.key) ? record[field.key] : undefined,
    }))
  return { shown, locked }
}
