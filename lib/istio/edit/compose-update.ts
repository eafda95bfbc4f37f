import type { JsonRecord } from '@/lib/std/json'
import { editablePart } from './editable-part'
import { isJsonRecord } from './json-shape'
import { makePatch } from './make-patch'
import { type MergeConflict, mergeVersions } from './merge-versions'
import type { PatchOperation } from './patch-operation'
import { toSteps } from './to-steps'
import { sayPath } from './words/say-path'

/** What an update would do to the object as it is now. */
export interface ComposedUpdate {
  /** From the object as it is now; empty: it is as wanted already. */
  readonly patch: readonly PatchOperation[]
  /** The editable part as it shall be; in conflicts it holds what is there now. */
  readonly wanted: JsonRecord
  readonly conflicts: readonly MergeConflict[]
  /** What others changed since the user began, and what stays: `spec.http[0].timeout`. */
  readonly kept: readonly string[]
}

/**
 * Turns what a user made of what they began with into a change of the object as it is now: what others changed in the
 * meantime stays, and what both changed differently is a conflict (product.md section 6, steps 3 and 11).
 */
export function composeUpdate(before: JsonRecord, after: JsonRecord, live: JsonRecord): ComposedUpdate {
  const [base, mine, theirs] = [editablePart(before), editablePart(after), editablePart(live)]
  const { merged, conflicts } = mergeVersions(base, mine, theirs)
  const wanted: JsonRecord = isJsonRecord(merged) ? merged : {}
  const kept = makePatch(base, theirs).map(({ path }) => sayPath(toSteps(path, theirs)))
  return { patch: makePatch(theirs, wanted), wanted, conflicts, kept }
}
