import { makeBare } from '@/lib/std/bare-record'
import { isRecord } from '@/lib/std/is-record'
import type { ObjectSchema, SchemaNode } from './object-schema'

const PREFIX = '#/components/schemas/'
/** A kind of Kubernetes reaches some 300; more is not for an editor. */
const MOST_DEFINITIONS = 600
/** Definitions that write everything out, as those of Istio do, reach some 40 levels. */
const MOST_LEVELS = 200
/** Words that only servers need. */
const LEFT_OUT = new Set([
  'x-kubernetes-group-version-kind',
  'x-kubernetes-validations',
  'x-kubernetes-selectable-fields',
])

/**
 * The schema of one kind out of the OpenAPI v3 document of its group and version, with what it refers to and nothing else.
 *
 * @param base `/api/v1` or `/apis/GROUP/VERSION`
 * @returns undefined where the document has no schema of the kind
 */
export function extractSchema(document: unknown, base: string, plural: string): ObjectSchema | undefined {
  const schemas = recordAt(recordAt(document, 'components'), 'schemas')
  const [group = '', version = ''] = base === '/api/v1' ? ['', 'v1'] : base.replace('/apis/', '').split('/')
  const kind = kindAt(recordAt(document, 'paths'), base, plural)
  if (kind === undefined) return undefined
  const name = Object.keys(schemas).find((key) => isOfKind(schemas[key], { group, version, kind }))
  if (name === undefined) return undefined
  const definitions = makeBare<SchemaNode>({})
  const waiting = [name]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const schema = schemas[next]
    if (Object.hasOwn(definitions, next) || !isRecord(schema)) continue
    if (Object.keys(definitions).length >= MOST_DEFINITIONS) break
    definitions[next] = copyNode(schema, waiting)
  }
  const { [name]: root = {}, ...rest } = definitions
  return { apiVersion: group === '' ? version : `${group}/${version}`, kind, root, definitions: rest }
}

/** @param refs receives the names of what the schema refers to */
function copyNode(node: SchemaNode, refs: string[]): SchemaNode {
  const copy = (value: unknown, level: number): unknown => {
    if (typeof value === 'object' && level > MOST_LEVELS) return {}
    if (Array.isArray(value)) return value.map((item) => copy(item, level + 1))
    if (!isRecord(value)) return value
    const entries = Object.entries(value).filter(([word]) => !LEFT_OUT.has(word))
    return Object.fromEntries(
      entries.map(([word, inner]) => {
        if (word !== '$ref' || typeof inner !== 'string' || !inner.startsWith(PREFIX))
          return [word, copy(inner, level + 1)]
        const name = inner.slice(PREFIX.length)
        refs.push(name)
        return [word, `#/definitions/${name}`]
      }),
    )
  }
  const copied = copy(node, 0)
  return isRecord(copied) ? copied : {}
}

function kindAt(paths: SchemaNode, base: string, plural: string): string | undefined {
  for (const path of [`${base}/namespaces/{namespace}/${plural}/{name}`, `${base}/${plural}/{name}`]) {
    for (const operation of Object.values(recordAt(paths, path))) {
      const { kind } = recordAt(operation, 'x-kubernetes-group-version-kind')
      if (typeof kind === 'string') return kind
    }
  }
  return undefined
}

function isOfKind(schema: unknown, wanted: { group: string; version: string; kind: string }): boolean {
  const list = isRecord(schema) ? schema['x-kubernetes-group-version-kind'] : undefined
  if (!Array.isArray(list)) return false
  return list.some(
    (entry) =>
      isRecord(entry) && entry.group === wanted.group && entry.version === wanted.version && entry.kind === wanted.kind,
  )
}

function recordAt(value: unknown, key: string): SchemaNode {
  const inner = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return isRecord(inner) ? inner : {}
}
