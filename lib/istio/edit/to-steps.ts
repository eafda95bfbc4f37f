import type { Json } from '@/lib/std/json'
import { fromPointer, type JsonSteps } from './json-pointer'
import { isJsonList, isJsonRecord } from './json-shape'

/** The steps of a pointer: which of them are indexes only the document tells. What is not there counts as a key. */
export function toSteps(pointer: string, document: Json): JsonSteps {
  let value: Json | undefined = document
  return (fromPointer(pointer) ?? []).map((token) => {
    const step = isJsonList(value) && /^\d+$/.test(token) ? Number(token) : token
    value = childOf(value, step)
    return step
  })
}

/** What stands at the steps; undefined: nothing. */
export function valueAtSteps(document: Json, steps: JsonSteps): Json | undefined {
  return steps.reduce<Json | undefined>(childOf, document)
}

function childOf(value: Json | undefined, step: string | number): Json | undefined {
  if (isJsonList(value)) return typeof step === 'number' ? value[step] : undefined
  return isJsonRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
}
