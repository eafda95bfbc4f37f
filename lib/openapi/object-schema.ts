import { isRecord } from '@/lib/std/is-record'

/** A schema of OpenAPI 3.0 as a cluster publishes it; nobody checked its words. */
export type SchemaNode = Readonly<Record<string, unknown>>

/** The schema of one kind with everything that it refers to. */
export interface ObjectSchema {
  /** `networking.istio.io/v1`, `VirtualService`. */
  readonly apiVersion: string
  readonly kind: string
  readonly root: SchemaNode
  /** By the name in `#/definitions/NAME`. */
  readonly definitions: Readonly<Record<string, SchemaNode>>
}

const PREFIX = '#/definitions/'
/** Longer chains of references are circles. */
const MOST_STEPS = 20

/** The schema that stands behind references and behind the `allOf` that publishers wrap them in. */
export function resolveNode(schema: ObjectSchema, node: SchemaNode): SchemaNode {
  let current = node
  for (let i = 0; i < MOST_STEPS; i += 1) {
    const target = definitionOf(schema, current.$ref)
    const inherited = target ?? wrapped(current.allOf)
    if (inherited === undefined) return current
    const { $ref, allOf, ...own } = current
    current = { ...inherited, ...own }
  }
  return current
}

function definitionOf({ definitions }: ObjectSchema, ref: unknown): SchemaNode | undefined {
  if (typeof ref !== 'string' || !ref.startsWith(PREFIX)) return undefined
  const name = ref.slice(PREFIX.length)
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined
}

function wrapped(allOf: unknown): SchemaNode | undefined {
  const only: unknown = Array.isArray(allOf) && allOf.length === 1 ? allOf[0] : undefined
  return isRecord(only) ? only : undefined
}
