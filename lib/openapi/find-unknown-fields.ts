import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { nearestWord } from '@/lib/std/nearest-word'
import { type ObjectSchema, resolveNode, type SchemaNode } from './object-schema'
import type { SchemaProblem } from './schema-problem'
import { isOpen } from './schema-fields'

/** The fields of a value that the schema does not know: the server drops them, or refuses the object. */
export function findUnknownFields(schema: ObjectSchema, value: Json): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  const walk = (part: Json, given: SchemaNode, steps: readonly (string | number)[]): void => {
    const node = resolveNode(schema, given)
    if (isOpen(node)) return
    if (Array.isArray(part)) {
      const { items } = node
      if (isRecord(items)) (part as readonly Json[]).forEach((item, i) => walk(item, items, [...steps, i]))
      return
    }
    if (!isRecord(part)) return
    for (const [key, inner] of Object.entries(part)) {
      const child = fieldOf(node, key)
      if (child === undefined) problems.push(unknownField(node, [...steps, key], key))
      else walk(inner, child, [...steps, key])
    }
  }
  walk(value, schema.root, [])
  return problems
}

function fieldOf(node: SchemaNode, key: string): SchemaNode | undefined {
  const { properties, additionalProperties } = node
  if (isRecord(properties) && Object.hasOwn(properties, key)) {
    const child = properties[key]
    return isRecord(child) ? child : {}
  }
  return isRecord(additionalProperties) ? additionalProperties : undefined
}

function unknownField(node: SchemaNode, steps: readonly (string | number)[], field: string): SchemaProblem {
  const near = isRecord(node.properties) ? nearestWord(field, Object.keys(node.properties)) : undefined
  return { steps, code: 'unknownField', values: { field, ...(near === undefined ? {} : { near }) } }
}
