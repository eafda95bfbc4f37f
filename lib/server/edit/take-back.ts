import 'server-only'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { makePatch } from '@/lib/istio/edit/make-patch'
import { makePreconditions } from '@/lib/istio/edit/make-preconditions'
import { printPatch } from '@/lib/istio/edit/print-patch'
import { numberAt, textAt } from '@/lib/istio/edit/read-json'
import type { LiveObject } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { printExactJson } from '@/lib/std/exact-json'
import { failed, ok, type Result } from '@/lib/std/result'
import { sendWrite, type Write } from './send-write'
import { type FoundStep, WRITE_TIMEOUT_MS } from './write-step'

/**
 * Takes back a step that has just been written: with a dry run first, and only while the object still is what the step left.
 *
 * @param left the API server's answer to the step; undefined after a deletion
 */
export async function takeBack(
  { step: { ref }, writer, live: before }: FoundStep,
  left: LiveObject | undefined,
): Promise<Result<undefined, PharosError>> {
  const read = left === undefined ? undefined : await writer.read(ref, callWithin(WRITE_TIMEOUT_MS))
  if (read?.ok === false) return read
  const now = read?.value
  if (now !== undefined && left !== undefined && versionOf(now) !== versionOf(left)) {
    return failed(new PharosError('conflict', 'Somebody changed it in the meantime, so it was not taken back.'))
  }
  const write = { ref, ...wayBack(before, left, now) }
  for (const dryRun of [true, false]) {
    const answer = await sendWrite({ ...write, dryRun }, callWithin(WRITE_TIMEOUT_MS))
    if (!answer.ok) return answer
  }
  return ok(undefined)
}

/** Controllers write the status at once, which is no change of what was written. */
function versionOf(object: LiveObject): string {
  const version = numberAt(object, 'metadata', 'generation') ?? textAt(object, 'metadata', 'resourceVersion') ?? ''
  return `${textAt(object, 'metadata', 'uid') ?? ''} ${version}`
}

function wayBack(
  before: LiveObject | undefined,
  left: LiveObject | undefined,
  now: LiveObject | undefined,
): Pick<Write, 'action' | 'body'> {
  if (before === undefined) {
    const [uid = '', resourceVersion = ''] = ['uid', 'resourceVersion'].map((key) => textAt(now, 'metadata', key))
    return { action: 'delete', body: printExactJson({ uid, resourceVersion }) }
  }
  if (left === undefined || now === undefined) return { action: 'create', body: printExactJson(editablePart(before)) }
  const patch = makePatch(editablePart(left), editablePart(before))
  return { action: 'update', body: printPatch([...makePreconditions(now, patch), ...patch]) }
}
