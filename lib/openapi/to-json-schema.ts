import { isRecord } from '@/lib/std/is-record'
import type { Schema } from '@cfworker/json-schema'
import type { ObjectSchema, SchemaNode } from './object-schema'

const RANGES: Readonly<Record<string, readonly [minimum: number, maximum: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
}
/** Words whose value is a list or a map of schemas. */
const MAPS = new Set(['properties', 'definitions', 'patternProperties'])

/** Turns a cluster's schema (OpenAPI 3.0) into JSON Schema (draft 4), as far as a browser can check it. */
export function toJsonSchema({ root, definitions }: ObjectSchema): Schema {
  return { ...rewrite(root), definitions: rewriteMap(definitions) }
}

function rewrite(node: SchemaNode): SchemaNode {
  const isEither = node['x-kubernetes-int-or-string'] === true || node.format === 'int-or-string'
  const { format, pattern, type, enum: values, anyOf, default: preset, example, description, ...rest } = node
  const words = Object.fromEntries(Object.entries(rest).map(([word, value]) => [word, rewriteWord(word, value)]))
  const types = isEither ? ['integer', 'string'] : typeof type === 'string' ? [type] : []
  const [minimum, maximum] = (typeof format === 'string' ? RANGES[format] : undefined) ?? []
  return {
    ...(minimum === undefined ? {} : { minimum, maximum }),
    ...words,
    ...(types.length === 0 ? {} : { type: node.nullable === true ? [...types, 'null'] : types }),
    ...(Array.isArray(values) ? { enum: node.nullable === true ? values.concat(null) : values } : {}),
    ...(typeof pattern === 'string' && isPattern(pattern) ? { pattern } : {}),
    ...(Array.isArray(anyOf) && !isEither ? { anyOf: rewriteList(anyOf) } : {}),
  }
}

function rewriteWord(word: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.some(isRecord) ? rewriteList(value) : value
  if (!isRecord(value)) return value
  return MAPS.has(word) ? rewriteMap(value) : rewrite(value)
}

function rewriteList(list: readonly unknown[]): readonly unknown[] {
  return list.map((item) => (isRecord(item) ? rewrite(item) : item))
}

function rewriteMap(map: SchemaNode): SchemaNode {
  return Object.fromEntries(Object.entries(map).map(([name, node]) => [name, isRecord(node) ? rewrite(node) : node]))
}

/** The server's expressions are those of Go, which a browser does not always know. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false // what cannot be checked here the server checks
  }
}
