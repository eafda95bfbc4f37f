import { isJsonObject } from '../json'
import { fieldSchema, type SchemaNode } from './schema-node'

export interface Pruned {
  readonly value: unknown
  /** The paths of what was left out: `spec.http[0].x`. */
  readonly unknown: readonly string[]
}

/** The value without the fields that its schema does not know. A value of the wrong type stays as it is, to be refused later. */
export function prune(schema: SchemaNode, value: unknown): Pruned {
  const unknown: string[] = []
  return { value: pruned(schema, value, '', unknown), unknown }
}

function pruned(schema: SchemaNode, value: unknown, path: string, unknown: string[]): unknown {
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined ? value : value.map((item, index) => pruned(items, item, `${path}[${index}]`, unknown))
  }
  if (!isJsonObject(value)) return value
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const own = fieldSchema(schema, name)
    const inside = path === '' ? name : `${path}.${name}`
    if (own !== undefined) return [[name, pruned(own, inner, inside, unknown)]]
    if (schema.open) return [[name, inner]]
    unknown.push(inside)
    return []
  })
  return Object.fromEntries(kept)
}
