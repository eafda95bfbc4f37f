import 'server-only'
import type { ObjectSchema } from '@/lib/openapi/object-schema'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import { PharosError } from '@/lib/ports/pharos-error'
import { orThrow } from '@/lib/server/http/or-throw'
import { refuseParameters } from '@/lib/server/http/refuse-parameters'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { milliseconds } from '@/lib/std/units'

const TIMEOUT_MS = milliseconds(15_000)

/**
 * The cluster's own schema of a kind. It is about no object, so whoever may log in may read it, as with the API server.
 *
 * @throws PharosError `not_found` for a kind that we do not know, or that the cluster has no schema of.
 */
export async function getKindSchema(
  kindId: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ObjectSchema> {
  refuseParameters(query, [])
  const kind = CLUSTER_KINDS.find((id) => id === kindId)
  if (kind === undefined) throw new PharosError('not_found', 'Pharos knows no kind of this name.')
  const { schemas, off } = getClusterSource()
  if (schemas === undefined) throw new PharosError('upstream_unavailable', off, { source: 'kubernetes' })
  const schema = orThrow(await schemas.schemaOf(kind, { signal, timeoutMs: TIMEOUT_MS }))
  if (schema === undefined) throw new PharosError('not_found', `The cluster publishes no schema of ${kind}.`)
  return schema
}
