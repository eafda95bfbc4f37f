import 'server-only'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import type { DeletePreconditions, LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { parseExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import { failed, type Result } from '@/lib/std/result'
import type { EditAction } from '@/lib/url/edit-types'

export interface Write {
  readonly action: EditAction
  readonly ref: ObjectRef
  /** JSON text, see `Plan`. */
  readonly body: string
  readonly dryRun: boolean
}

/**
 * The one place from which something is written to a cluster. A dry run and what it tries are the same request but for the
 * word that says so.
 *
 * @returns undefined after a deletion
 */
export async function sendWrite(
  { action, ref, body, dryRun }: Write,
  call: UpstreamCall,
): Promise<Result<LiveObject | undefined, PharosError>> {
  const { writer, off } = getClusterSource()
  if (writer === undefined) return failed(new PharosError('upstream_unavailable', off, { source: 'kubernetes' }))
  const json: unknown = parseExactJson(body)
  /* eslint-disable @typescript-eslint/no-unsafe-type-assertion -- the body was made by a plan, for this action */
  if (action === 'create') return writer.create(ref, json as JsonRecord, { dryRun }, call)
  if (action === 'delete') return writer.delete(ref, json as DeletePreconditions, { dryRun }, call)
  return writer.patch(ref, json as readonly PatchOperation[], { dryRun }, call)
  /* eslint-enable @typescript-eslint/no-unsafe-type-assertion */
}
