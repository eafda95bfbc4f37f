import { type FieldCause, invalidValue, notSupported, required, tooLong, tooMany, wrongType } from '../field-cause'
import { isJsonObject } from '../json'
import { isFormat } from './formats'
import { matchingItem } from './matching-item'
import { fieldSchema, type SchemaNode } from './schema-node'
import { isDeepStrictEqual } from 'node:util'

/** Where a value stands, and what stood there before the update; `old` is undefined on creation. */
export interface Place {
  /** `spec.http[0]`; empty for the whole object. */
  readonly path: string
  readonly old: unknown
}

/**
 * What is wrong with a value by its schema, in the words of the real server. What was wrong before the update and has not
 * changed is let through, as there (validation ratcheting).
 */
export function validate(schema: SchemaNode, value: unknown, place: Place): readonly FieldCause[] {
  const causes = ownCauses(schema, value, place)
  return causes.length > 0 && place.old !== undefined && isDeepStrictEqual(value, place.old) ? [] : causes
}

function ownCauses(schema: SchemaNode, value: unknown, place: Place): readonly FieldCause[] {
  const ofType = typeCauses(schema, value, place)
  if (value === null) return ofType
  return [
    ...ofType,
    ...combinedCauses(schema, value, place),
    ...(typeof value === 'string' ? textCauses(schema, value, place) : []),
    ...(typeof value === 'number' ? numberCauses(schema, value, place) : []),
    ...(Array.isArray(value) ? listCauses(schema, value, place) : []),
    ...(schema.allowed === undefined || schema.allowed.includes(value)
      ? []
      : [notSupported(place.path, value, schema.allowed)]),
    ...(isJsonObject(value) ? objectCauses(schema, value, place) : []),
  ]
}

function typeCauses({ types, nullable, format }: SchemaNode, value: unknown, { path }: Place): readonly FieldCause[] {
  const type = typeOf(value)
  if (types.length === 0 && format !== '' && type === 'integer') {
    return [wrongType(path, 'int64', `${path} in body must be of type ${format}: "int64"`)]
  }
  if (types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))) return []
  if (type === 'null' && nullable) return []
  return [wrongType(path, type, `${path} in body must be of type ${types.join(',')}: ${JSON.stringify(type)}`)]
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  // Beyond 64 bits Go reads a float.
  return Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 63 ? 'integer' : typeof value
}

/** The real server says of a combination which value it is about, and names no field. */
function combinedCauses(schema: SchemaNode, value: unknown, place: Place): readonly FieldCause[] {
  const { allOf, anyOf, oneOf, not } = schema
  if (allOf.length + anyOf.length + oneOf.length === 0 && not === undefined) return []
  const tried = (schemas: readonly SchemaNode[]) => schemas.map((inner) => ownCauses(inner, value, place))
  const failed = (must: string) => invalidValue('<nil>', '', `${JSON.stringify(place.path)} must ${must}`)
  const causes: FieldCause[] = []
  const any = tried(anyOf)
  if (any.length > 0 && any.every(isBad)) {
    causes.push(failed('validate at least one schema (anyOf)'), ...(any[0] ?? []))
  }
  const one = tried(oneOf)
  const valid = one.filter((tries) => !isBad(tries)).length
  if (one.length > 0 && valid !== 1) {
    const found = valid === 0 ? 'Found none valid' : `Found ${valid} valid alternatives`
    causes.push(failed(`validate one and only one schema (oneOf). ${found}`), ...(valid === 0 ? (one[0] ?? []) : []))
  }
  const all = tried(allOf)
  causes.push(...all.flat())
  if (all.some(isBad))
    causes.push(failed(`validate all the schemas (allOf)${all.every(isBad) ? '. None validated' : ''}`))
  if (not !== undefined && !isBad(ownCauses(not, value, place))) causes.push(failed('not validate the schema (not)'))
  return causes
}

function isBad(causes: readonly FieldCause[]): boolean {
  return causes.length > 0
}

/** Only the first complaint about length or pattern is told. */
function textCauses({ bounds, pattern, format }: SchemaNode, value: string, { path }: Place): readonly FieldCause[] {
  const { minLength = 0, maxLength = Infinity } = bounds
  const length = Array.from(value).length // in code points
  const causes: FieldCause[] = []
  if (length > maxLength) causes.push(tooLong(path, maxLength))
  else if (length < minLength) {
    causes.push(invalidValue(path, value, `${path} in body should be at least ${minLength} chars long`))
  } else if (pattern?.test(value) === false) {
    causes.push(invalidValue(path, value, `${path} in body should match '${pattern.source}'`))
  }
  if (!isFormat(format, value)) {
    causes.push(wrongType(path, value, `${path} in body must be of type ${format}: ${JSON.stringify(value)}`))
  }
  return causes
}

function numberCauses({ bounds }: SchemaNode, value: number, { path }: Place): readonly FieldCause[] {
  const { minimum = -Infinity, maximum = Infinity } = bounds
  const causes: FieldCause[] = []
  if (value < minimum)
    causes.push(invalidValue(path, value, `${path} in body should be greater than or equal to ${minimum}`))
  if (value > maximum)
    causes.push(invalidValue(path, value, `${path} in body should be less than or equal to ${maximum}`))
  return causes
}

function listCauses(schema: SchemaNode, value: readonly unknown[], { path, old }: Place): readonly FieldCause[] {
  const { minItems = 0, maxItems = Infinity } = schema.bounds
  const size = value.length
  const { items } = schema
  const causes =
    items === undefined
      ? []
      : value.flatMap((item, index) =>
          validate(items, item, { path: `${path}[${index}]`, old: matchingItem(schema, item, old) }),
        )
  if (size < minItems) causes.push(invalidValue(path, size, `${path} in body should have at least ${minItems} items`))
  if (size > maxItems) causes.push(tooMany(path, { size, max: maxItems }))
  return causes
}

function objectCauses(
  schema: SchemaNode,
  value: Readonly<Record<string, unknown>>,
  { path, old }: Place,
): readonly FieldCause[] {
  const { minProperties = 0, maxProperties = Infinity } = schema.bounds
  const size = Object.keys(value).length
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`)
  const causes = Object.entries(value).flatMap(([name, inner]) => {
    const own = fieldSchema(schema, name)
    const before = isJsonObject(old) && Object.hasOwn(old, name) ? old[name] : undefined
    return own === undefined ? [] : validate(own, inner, { path: inside(name), old: before })
  })
  for (const name of schema.required) if (!Object.hasOwn(value, name)) causes.push(required(inside(name)))
  if (size < minProperties) {
    causes.push(invalidValue(path, size, `${path} in body should have at least ${minProperties} properties`))
  }
  if (size > maxProperties) causes.push(tooMany(path, { size, max: maxProperties }))
  return causes
}
