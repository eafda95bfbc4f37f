import { type FieldCause, invalidValue } from '../field-cause'
import { isJsonObject, valueAt } from '../json'
import { GATEWAY_RULES } from './gateway-rules'
import { ISTIO_RULES } from './istio-rules'
import { matchingItem } from './matching-item'
import type { Predicate } from './rule'
import { fieldSchema, type SchemaNode } from './schema-node'
import type { Place } from './validate'
import { isDeepStrictEqual } from 'node:util'

const PREDICATES: ReadonlyMap<string, Predicate> = new Map([...ISTIO_RULES, ...GATEWAY_RULES])

/** Whether the demo can tell if this rule is kept. */
export function isKnownRule(message: string): boolean {
  return PREDICATES.has(message)
}

/**
 * The rules of a schema that a value of the right types breaks. Rules that are not known hold. As with the schema, what has not
 * changed is let through.
 */
export function brokenRules(schema: SchemaNode, value: unknown, place: Place): readonly FieldCause[] {
  const { path, old } = place
  if (value === null) return []
  if (old !== undefined && isDeepStrictEqual(value, old)) return []
  const own = schema.rules.flatMap((message) => {
    const kept = PREDICATES.get(message)?.(value, old) ?? true
    if (kept === true) return []
    const why = kept === false ? message : `${kept} evaluating rule: ${message}`
    return [invalidValue(path, typeName(schema), why)]
  })
  return [...own, ...innerRules(schema, value, place)]
}

function innerRules(schema: SchemaNode, value: unknown, { path, old }: Place): readonly FieldCause[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    const { items: inner } = schema
    if (inner === undefined) return []
    return items.flatMap((item, index) =>
      brokenRules(inner, item, { path: `${path}[${index}]`, old: matchingItem(schema, item, old) }),
    )
  }
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const own = fieldSchema(schema, name)
    // The key of a map is written unlike the name of a field, but only where rules are concerned.
    const field = path === '' ? name : `${path}.${name}`
    const inside = schema.properties.has(name) ? field : `${path}[${name}]`
    return own === undefined ? [] : brokenRules(own, inner, { path: inside, old: valueAt(old, name) })
  })
}

/** Instead of the value, the real server shows its type. */
function typeName({ types }: SchemaNode): string {
  return types.join()
}
