import { makeBare } from '@/lib/std/bare-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import { LABEL_SET_PLACES, labelSetsOf } from '../editable-kinds'
import { isJsonRecord } from '../json-shape'
import { valueAt } from '../read-json'

const NAMES = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']] as const

/** What of an object may be edited where that is labels and annotations only, with the names that say which object it is. */
export function labelPart(object: JsonRecord): JsonRecord {
  const places = labelSetsOf(object).map((set) => LABEL_SET_PLACES[set])
  return [...NAMES, ...places].reduce<JsonRecord>((part, steps) => {
    const value = valueAt(object, ...steps)
    // The map around it stands even when it is empty, so that adding the first key is no change of anything else.
    return value === undefined ? around(part, steps.slice(0, -1)) : put(part, steps, value)
  }, {})
}

/** The object without its labels and annotations: what must not differ. */
export function otherPart(object: JsonRecord): JsonRecord {
  return labelSetsOf(object).reduce((rest, set) => without(rest, LABEL_SET_PLACES[set]), object)
}

function around(record: JsonRecord, steps: readonly string[]): JsonRecord {
  return steps.length === 0 ? record : put(record, steps, valueAt(record, ...steps) ?? {})
}

function put(record: JsonRecord, [step, ...rest]: readonly string[], value: Json): JsonRecord {
  if (step === undefined) return record
  const inner = record[step]
  return { ...record, [step]: rest.length === 0 ? value : put(isJsonRecord(inner) ? inner : {}, rest, value) }
}

function without(record: JsonRecord, [step, ...rest]: readonly string[]): JsonRecord {
  if (step === undefined || !Object.hasOwn(record, step)) return record
  const kept = makeBare<Json>({})
  for (const [key, value] of Object.entries(record)) {
    if (key !== step) kept[key] = value
    else if (rest.length > 0) kept[key] = isJsonRecord(value) ? without(value, rest) : value
  }
  return kept
}
