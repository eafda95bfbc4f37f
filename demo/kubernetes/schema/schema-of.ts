import type { ResourceType } from '../resource-types'
import { valueAt } from '../json'
import { parseSchema, type SchemaNode } from './schema-node'
import { readFileSync } from 'node:fs'

const read = new Map<string, SchemaNode>()

/** The schema of a custom kind, the same in all its versions; read when it is first asked for. */
export function schemaOf({ id }: ResourceType): SchemaNode {
  const known = read.get(id)
  if (known !== undefined) return known
  const file: unknown = JSON.parse(readFileSync(new URL(`crds/${id}.json`, import.meta.url), 'utf8'))
  const schema = parseSchema(valueAt(file, 'schema'))
  read.set(id, schema)
  return schema
}
