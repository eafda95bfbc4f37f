import type { JsonRecord } from '@/lib/std/json'
import { applyPatch } from '../apply-patch'
import { composeUpdate, type ComposedUpdate } from '../compose-update'
import { editablePart } from '../editable-part'
import { isJsonRecord } from '../json-shape'
import { listDifferences } from '../list-differences'
import { labelPart, otherPart } from './label-part'

/**
 * As `composeUpdate`, for kinds of which only labels and annotations are edited: whatever else the texts hold, or leave out, stays as it
 * is in the cluster.
 *
 * @returns the fields that the texts change besides, as `spec.replicas`, which nobody may.
 */
export function composeLabelUpdate(
  before: JsonRecord,
  after: JsonRecord,
  live: JsonRecord,
): ComposedUpdate | { readonly refused: readonly string[] } {
  const refused = listDifferences(otherPart(before), otherPart(after)).map(({ path }) => path)
  if (refused.length > 0) return { refused }
  const composed = composeUpdate(labelPart(before), labelPart(after), labelPart(live))
  const whole = applyPatch(editablePart(live), composed.patch)
  return whole.ok && isJsonRecord(whole.value) ? { ...composed, wanted: whole.value } : composed
}
