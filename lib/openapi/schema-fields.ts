import { isRecord } from '@/lib/std/is-record'
import type { Json } from '@/lib/std/json'
import { type ObjectSchema, resolveNode, type SchemaNode } from './object-schema'

/** What the cluster's schema says of a field. */
export interface FieldFacts {
  readonly name: string
  /** `string`, `integer`, `integer or string`, `list of object`, `map of string`; empty when any will do. */
  readonly type: string
  readonly description: string
  /** The values that it may have; undefined when any of its type will do. */
  readonly values: readonly string[] | undefined
  /** What the server writes where nothing is said; undefined for nothing. */
  readonly preset: Json | undefined
  readonly required: boolean
}

export type SchemaPath = readonly (string | number)[]

/**
 * The schema at a path; `open` below a place that takes anything, undefined where the schema does not know the field.
 * Steps into a list are numbers.
 */
function nodeAt(schema: ObjectSchema, path: SchemaPath): SchemaNode | 'open' | undefined {
  let node = resolveNode(schema, schema.root)
  for (const step of path) {
    if (isOpen(node)) return 'open'
    const child = childOf(node, step)
    if (child === undefined) return undefined
    node = resolveNode(schema, child)
  }
  return node
}

/** The fields that the map at a path may have, in the order of the schema. */
export function fieldsAt(schema: ObjectSchema, path: SchemaPath): readonly FieldFacts[] {
  const node = nodeAt(schema, path)
  if (node === undefined || node === 'open') return []
  const properties = isRecord(node.properties) ? node.properties : {}
  return Object.entries(properties).flatMap(([name, child]) =>
    isRecord(child) ? [factsOf(schema, child, { name, required: isRequired(node, name) })] : [],
  )
}

/** What is said of the field at a path; `open` and undefined as with `nodeAt`. */
export function fieldFacts(schema: ObjectSchema, path: SchemaPath): FieldFacts | 'open' | undefined {
  const node = nodeAt(schema, path)
  if (node === undefined || node === 'open') return node
  const last = path.at(-1)
  const parent = nodeAt(schema, path.slice(0, -1))
  const required = typeof last === 'string' && isRecord(parent) && isRequired(parent, last)
  return factsOf(schema, node, { name: last === undefined ? schema.kind : String(last), required })
}

/** Whether the schema takes fields that it does not name. */
export function isOpen(node: SchemaNode): boolean {
  if (node['x-kubernetes-preserve-unknown-fields'] === true) return true
  return !isRecord(node.properties) && !isRecord(node.additionalProperties) && !isRecord(node.items)
}

function childOf(node: SchemaNode, step: string | number): SchemaNode | undefined {
  if (typeof step === 'number') return isRecord(node.items) ? node.items : undefined
  if (isRecord(node.properties) && Object.hasOwn(node.properties, step)) {
    const child = node.properties[step]
    return isRecord(child) ? child : {}
  }
  return isRecord(node.additionalProperties) ? node.additionalProperties : undefined
}

function factsOf(
  schema: ObjectSchema,
  node: SchemaNode,
  { name, required }: { readonly name: string; readonly required: boolean },
): FieldFacts {
  const resolved = resolveNode(schema, node)
  const { description, enum: values } = resolved
  return {
    name,
    type: typeOf(schema, resolved),
    description: typeof description === 'string' ? description : '',
    values: Array.isArray(values) ? values.filter((value) => typeof value !== 'object').map(String) : undefined,
    preset: toJson(resolved.default),
    required,
  }
}

function typeOf(schema: ObjectSchema, node: SchemaNode): string {
  if (node['x-kubernetes-int-or-string'] === true || node.format === 'int-or-string') return 'integer or string'
  if (isRecord(node.items)) return `list of ${typeOf(schema, resolveNode(schema, node.items)) || 'anything'}`
  if (isRecord(node.additionalProperties)) {
    return `map of ${typeOf(schema, resolveNode(schema, node.additionalProperties)) || 'anything'}`
  }
  return typeof node.type === 'string' ? node.type : ''
}

function isRequired(node: SchemaNode, name: string): boolean {
  return Array.isArray(node.required) && node.required.includes(name)
}

function toJson(value: unknown): Json | undefined {
  if (value === undefined) return undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- it came as JSON and was copied as it is
  return value as Json
}
