import 'server-only'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { labelSetsOf } from '@/lib/istio/edit/editable-kinds'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { labelPart } from '@/lib/istio/edit/labels/label-part'
import { orderLike } from '@/lib/istio/edit/order-like'
import { PharosError } from '@/lib/ports/pharos-error'
import { printExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import { printYaml } from '@/lib/yaml/print-yaml'
import { toEditableText } from '@/lib/yaml/to-editable-text'
import { readYaml } from '@/lib/yaml/read-yaml'
import { createHash } from 'node:crypto'

/** @throws PharosError `invalid` with the line, for a text that is no object. */
export function readObjectText(text: string, parameter: 'before' | 'after'): JsonRecord {
  const reading = readYaml(text)
  if (!reading.ok) {
    const { line = 1, column = 1, code = 'syntax' } = reading.error[0] ?? {}
    const message = `The text cannot be read at line ${line}, column ${column} (${code}).`
    throw new PharosError('invalid', message, { parameter, line, column, problem: code })
  }
  const { value } = reading.value
  if (isJsonRecord(value)) return value
  throw new PharosError('invalid', 'The text holds no object.', { parameter, line: 1 })
}

/**
 * As it stands in the two sides of a difference: without what only the server writes.
 *
 * @param like the other side, whose order of keys it takes
 */
export function printEditable(object: JsonRecord | undefined, like?: JsonRecord): string {
  if (object === undefined) return ''
  return printYaml(orderLike(shownPart(object), like === undefined ? undefined : shownPart(like)))
}

/** As an edit begins with it: a uid says which object is meant. */
export function printLive(object: JsonRecord): string {
  return labelSetsOf(object).length === 0 ? toEditableText(object).text : printYaml(labelPart(object))
}

/** Of workloads, whose environment may hold secrets, only labels and annotations are shown, and kept in records. */
function shownPart(object: JsonRecord): JsonRecord {
  return labelSetsOf(object).length === 0 ? editablePart(object) : labelPart(object)
}

/** Equal for objects that are equal but for what the server alone decides. */
export function digestOf(object: JsonRecord | undefined): string {
  const text = object === undefined ? '' : printExactJson(editablePart(object))
  return createHash('sha256').update(text).digest('base64url')
}
