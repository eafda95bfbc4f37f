import { isJsonObject } from '../json'
import { fieldSchema, type SchemaNode } from './schema-node'

/** The value with the presets of its schema where it says nothing. A null where none may stand says nothing either. */
export function withDefaults(schema: SchemaNode, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined ? value : value.map((item) => withDefaults(items, item))
  }
  if (!isJsonObject(value)) return value
  const fields = new Map<string, unknown>()
  for (const [name, inner] of Object.entries(value)) {
    const own = fieldSchema(schema, name)
    if (inner === null && own?.nullable === false) continue
    fields.set(name, own === undefined ? inner : withDefaults(own, inner))
  }
  for (const [name, own] of schema.properties) {
    if (own.preset !== undefined && !fields.has(name)) fields.set(name, withDefaults(own, own.preset))
  }
  return Object.fromEntries(fields)
}
