import type { ResourceType } from '../resource-types'
import { type JsonObject, objectAt } from '../json'
import { parseSchema, type SchemaNode } from './schema-node'
import { readFileSync } from 'node:fs'

const read = new Map<string, SchemaNode>()
const raw = new Map<string, JsonObject>()

/** The schema of a custom kind, the same in all its versions; read when it is first asked for. */
export function schemaOf({ id }: ResourceType): SchemaNode {
  const known = read.get(id)
  if (known !== undefined) return known
  const schema = parseSchema(rawSchemaOf({ id }))
  read.set(id, schema)
  return schema
}

/** The same as it stands in the definition. */
export function rawSchemaOf({ id }: Pick<ResourceType, 'id'>): JsonObject {
  const known = raw.get(id)
  if (known !== undefined) return known
  const file: unknown = JSON.parse(readFileSync(new URL(`crds/${id}.json`, import.meta.url), 'utf8'))
  const schema = objectAt(file, 'schema')
  raw.set(id, schema)
  return schema
}
