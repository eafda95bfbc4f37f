import type { ObjectSchema, SchemaNode } from '@/lib/openapi/object-schema'
import { PharosError } from '@/lib/ports/pharos-error'
import { isRecord } from '@/lib/std/is-record'
import { queryOptions } from '@tanstack/react-query'
import { getJson } from './get-json'

/** A definition changes with an upgrade. */
const KEPT_MS = 600_000

/** The cluster's schema of a kind, by its id; where there is none the editor does without. */
export function kindSchemaQuery(kind: string) {
  return queryOptions({
    queryKey: ['kind-schema', kind],
    queryFn: ({ signal }) => getJson(`/api/config/schema/${encodeURIComponent(kind)}`, { signal, read }),
    staleTime: KEPT_MS,
    retry: false,
  })
}

function read(body: unknown): ObjectSchema {
  if (isRecord(body) && isRecord(body.root) && isRecord(body.definitions)) {
    const { apiVersion, kind, root, definitions } = body
    const nodes = Object.entries(definitions).filter((entry): entry is [string, SchemaNode] => isRecord(entry[1]))
    return { apiVersion: String(apiVersion), kind: String(kind), root, definitions: Object.fromEntries(nodes) }
  }
  throw new PharosError('upstream_invalid', 'the answer has another shape: reload the page', { source: 'pharos' })
}
