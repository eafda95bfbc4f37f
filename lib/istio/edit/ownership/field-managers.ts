import type { Json } from '@/lib/std/json'
import { isJsonRecord } from '../json-shape'
import { recordsOf, textAt, valueAt } from '../read-json'
import { fromPointer } from '../json-pointer'

/** One entry of `metadata.managedFields`: who last set these fields, and when (RFC 3339). */
export interface FieldManager {
  readonly manager: string
  readonly at: string | undefined
  /** `Apply` keeps its fields by server-side apply, `Update` is any other write. */
  readonly operation: string
}

/**
 * Who owns any of the touched places, or something inside of them, by `metadata.managedFields`; writes of the status do not count.
 * Lists are one field in Istio's kinds, so who set a list owns every place in it.
 * @param pointers of RFC 6901; @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function findFieldManagers(object: Json, pointers: readonly string[]): readonly FieldManager[] {
  const touched = pointers.map((pointer) => fromPointer(pointer) ?? [])
  return recordsOf(valueAt(object, 'metadata', 'managedFields'))
    .filter((entry) => textAt(entry, 'subresource') === undefined)
    .filter((entry) => touched.some((steps) => owns(valueAt(entry, 'fieldsV1'), steps)))
    .map((entry) => ({
      manager: textAt(entry, 'manager') ?? '',
      at: textAt(entry, 'time'),
      operation: textAt(entry, 'operation') ?? '',
    }))
}

/** FieldsV1 is a tree: `f:NAME` a field, `k:…` and `v:…` items of lists that are maps or sets, `.` the place itself. */
function owns(fields: Json | undefined, steps: readonly string[]): boolean {
  if (!isJsonRecord(fields)) return false
  const [step, ...rest] = steps
  // Everything inside, or a leaf such as a list in which the place lies.
  if (step === undefined || Object.keys(fields).length === 0) return true
  const key = `f:${step}`
  if (Object.hasOwn(fields, key)) return owns(fields[key], rest)
  // Which item of a list an index means only the list tells: whoever owns one of them is named.
  return /^(\d+|-)$/.test(step) && Object.keys(fields).some((each) => /^[kvi]:/.test(each) && owns(fields[each], rest))
}
