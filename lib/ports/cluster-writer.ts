import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { JsonRecord } from '@/lib/std/json'
import type { Result } from '@/lib/std/result'

/** As what Pharos writes, in `managedFields`. */
export const FIELD_MANAGER = 'pharos'

/** One object by its place; the namespace of a cluster-scoped one is empty. */
export interface ObjectRef {
  readonly kind: ClusterKind
  readonly namespace: string
  readonly name: string
}

/**
 * An object as the API server answers it now, with nothing trimmed and no integer rounded. Nobody has checked its fields;
 * `metadata.name` and `metadata.uid` are texts.
 */
export type LiveObject = JsonRecord

export interface WriteOptions {
  /** Everything is checked (schema, webhooks, rights), nothing is stored. */
  readonly dryRun: boolean
}

/** Which object is meant, so that another one of the same name stays. */
export interface DeletePreconditions {
  readonly uid: string
  readonly resourceVersion?: string
}

type Answer<T> = Promise<Result<T, PharosError>>

/**
 * Reads and writes single objects with the user's own rights, straight at the API server. A write goes out once and is never
 * repeated; after `upstream_timeout` and `upstream_unavailable` nobody knows whether it was done.
 *
 * Refusals: `forbidden`; `not_found` (object, namespace or kind); `conflict` where another one exists already or a
 * precondition does not hold; `invalid` and `bad_request` for what schema or webhooks refuse, with the server's words in
 * `details.upstream` and, where it names fields, `details.fields` beside `details.causes`, one each.
 */
export interface ClusterWriter {
  read(ref: ObjectRef, call: UpstreamCall): Answer<LiveObject>
  /** Answers with the object as it was, or would be, stored. */
  create(ref: ObjectRef, object: JsonRecord, options: WriteOptions, call: UpstreamCall): Answer<LiveObject>
  /** A `test` that fails is a `conflict`. Answers with the object as it was, or would be, stored. */
  patch(
    ref: ObjectRef,
    operations: readonly PatchOperation[],
    options: WriteOptions,
    call: UpstreamCall,
  ): Answer<LiveObject>
  delete(
    ref: ObjectRef,
    preconditions: DeletePreconditions,
    options: WriteOptions,
    call: UpstreamCall,
  ): Answer<undefined>
}
