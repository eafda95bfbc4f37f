import { duplicate, type FieldCause, invalidValue } from '../field-cause'
import { isJsonObject } from '../json'
import { keysOf } from './matching-item'
import { fieldSchema, type SchemaNode } from './schema-node'
import { isDeepStrictEqual } from 'node:util'

/** The items that a set, or a list with keys, holds twice, and those that can have no keys. */
export function duplicateItems(schema: SchemaNode, value: unknown, path = ''): readonly FieldCause[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const { items: inner } = schema
    return [
      ...withoutKeys(schema, items).map((index) =>
        invalidValue(`${path}[${index}]`, items[index], 'must be an object for an array of list-type map'),
      ),
      ...twice(schema, items).map((index) => duplicate(`${path}[${index}]`, identity(schema, items[index]))),
      ...(inner === undefined ? [] : items.flatMap((item, index) => duplicateItems(inner, item, `${path}[${index}]`))),
    ]
  }
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = fieldSchema(schema, name)
    return own === undefined ? [] : duplicateItems(own, inner, path === '' ? name : `${path}.${name}`)
  })
}

function withoutKeys({ list }: SchemaNode, items: readonly unknown[]): readonly number[] {
  return items.flatMap((item, index) => (list === 'map' && !isJsonObject(item) ? [index] : []))
}

function twice(schema: SchemaNode, items: readonly unknown[]): readonly number[] {
  if (schema.list === 'plain') return []
  const names = items.map((item) => identity(schema, item))
  return names.flatMap((name, index) =>
    names.slice(0, index).some((earlier) => isDeepStrictEqual(earlier, name)) ? [index] : [],
  )
}

function identity({ list, listKeys }: SchemaNode, item: unknown): unknown {
  return list === 'map' ? keysOf(item, listKeys) : item
}
