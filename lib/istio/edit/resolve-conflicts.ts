import { parseExactJson } from '@/lib/std/exact-json'
import type { Json } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { applyPatch } from './apply-patch'
import type { PatchOperation } from './patch-operation'

/** A place in conflict and what was chosen for it: JSON text, absent where nothing shall stand there. */
export interface ChosenValue {
  /** RFC 6901. */
  readonly pointer: string
  readonly value?: string
}

/**
 * Puts what was chosen into the merged object, which holds the others' values at the places in conflict.
 *
 * @returns the pointer of the first choice that cannot be put in its place.
 */
export function resolveConflicts(merged: Json, chosen: readonly ChosenValue[]): Result<Json, string> {
  let current = merged
  // Backwards: what is removed from a list moves only what stands behind it.
  for (const { pointer, value } of chosen.toReversed()) {
    const next = put(current, pointer, value === undefined ? undefined : parseExactJson(value))
    if (next === undefined) return failed(pointer)
    current = next
  }
  return ok(current)
}

function put(document: Json, path: string, value: Json | undefined): Json | undefined {
  if (value === undefined) {
    const removed = applyPatch(document, [{ op: 'remove', path }])
    // It is not there: that was wanted.
    return removed.ok ? removed.value : removed.error.reason === 'missing' ? document : undefined
  }
  for (const op of ['replace', 'add'] as const satisfies readonly PatchOperation['op'][]) {
    const written = applyPatch(document, [{ op, path, value }])
    if (written.ok) return written.value
  }
  return undefined
}
