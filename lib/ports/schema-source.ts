import type { ObjectSchema } from '@/lib/openapi/object-schema'
import type { ClusterKind } from './cluster-kinds'
import type { PharosError } from './pharos-error'
import type { UpstreamCall } from './upstream-call'
import type { Result } from '@/lib/std/result'

/** The schemas that a cluster publishes of its kinds. */
export interface SchemaSource {
  /**
   * The schema of a kind in the version in which it is read and written. Undefined: the kind is not served, or has no
   * schema. What was read is kept for as long as the cluster says that it holds.
   */
  schemaOf(kind: ClusterKind, call: UpstreamCall): Promise<Result<ObjectSchema | undefined, PharosError>>
}
