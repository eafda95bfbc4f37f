import { isDeepStrictEqual } from 'node:util'

/** What the demo keeps of one CustomResourceDefinition. All of its served versions share the schema. */
export interface Definition {
  /** `<plural>.<group>` */
  readonly name: string
  /** Module and version that it was made from. */
  readonly source: string
  readonly schema: unknown
}

const KEPT = new Set([
  'type',
  'format',
  'nullable',
  'enum',
  'default',
  'pattern',
  'required',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
])
/** A word that changes what is valid and that nobody here reads must not be lost in silence. */
const DROPPED = new Set(['description'])

/**
 * The structural schema without descriptions. Of rules in CEL only the message is kept: the demo has predicates of its own for
 * the messages it knows.
 *
 * @returns undefined for documents that are no CustomResourceDefinition.
 * @throws when the served versions differ, or a word of the schema is new.
 */
export function slimDefinition(document: unknown, source: string): Definition | undefined {
  if (textOf(document, 'kind') !== 'CustomResourceDefinition') return undefined
  const name = textOf(fieldOf(document, 'metadata'), 'name')
  const versions = itemsOf(fieldOf(document, 'spec'), 'versions').filter(
    (version) => fieldOf(version, 'served') === true,
  )
  const [schema, ...others] = versions.map((version) => slim(fieldOf(fieldOf(version, 'schema'), 'openAPIV3Schema')))
  if (others.some((other) => !isDeepStrictEqual(other, schema))) throw new Error(`the versions of ${name} differ`)
  return { name, source, schema }
}

function slim(schema: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(asObject(schema)).flatMap(([word, value]) => slimWord(word, value)))
}

function slimWord(word: string, value: unknown): [string, unknown][] {
  if (KEPT.has(word)) return [[word, value]]
  if (DROPPED.has(word)) return []
  switch (word) {
    case 'properties':
      return [[word, Object.fromEntries(Object.entries(asObject(value)).map(([name, inner]) => [name, slim(inner)]))]]
    case 'items':
    case 'additionalProperties':
    case 'not':
      return [[word, slim(value)]]
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return [[word, Array.isArray(value) ? value.map(slim) : []]]
    case 'x-kubernetes-validations':
      return [[word, Array.isArray(value) ? value.map((rule) => textOf(rule, 'message')) : []]]
    default:
      throw new Error(`the schema says ${word}, which the demo does not read`)
  }
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new Error(`expected an object, found ${JSON.stringify(value)}`)
}

function fieldOf(value: unknown, key: string): unknown {
  const field: unknown = Object.getOwnPropertyDescriptor(asObject(value), key)?.value
  return field
}

function textOf(value: unknown, key: string): string {
  const field = value === null ? undefined : fieldOf(value, key)
  return typeof field === 'string' ? field : ''
}

function itemsOf(value: unknown, key: string): readonly unknown[] {
  const field = fieldOf(value, key)
  return Array.isArray(field) ? field : []
}
