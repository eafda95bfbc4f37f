import type { KindId } from '../model/kinds'
import type { SchemaNode } from './schema-node'
import schemas from './schemas.json'

/** The schema of a kind's `spec`, the same in all its versions; undefined for kinds without a definition. */
export function schemaOf(kindId: KindId): SchemaNode | undefined {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the script that writes the file writes this type
  return (schemas as Readonly<Record<string, unknown>>)[kindId] as SchemaNode | undefined
}

/** Kinds whose structure is known. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- as above: its keys are ids of kinds
export const KINDS_WITH_SCHEMA = Object.keys(schemas) as readonly KindId[]
