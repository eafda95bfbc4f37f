import 'server-only'
import { textAt } from '@/lib/istio/edit/read-json'
import { PharosError } from '@/lib/ports/pharos-error'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { milliseconds } from '@/lib/std/units'
import type { EditPlan } from '@/lib/url/edit-types'
import type { ChangedObject } from './change-record'
import type { EditContext } from './edit-context'
import { findChange } from './find-change'
import { planEdit, planEdits } from './plan-edit'
import { type ParsedEdit, readEditRequest } from './read-edit-request'
import { requireEditing } from './require-editor'

const TIMEOUT_MS = milliseconds(10_000)

/**
 * Step 10 of the safe edit: plans the way back to what was before a change, of all its objects together. What others changed since stays;
 * where they changed the same places, the answer is a conflict that says who.
 *
 * @throws PharosError `not_found`, `conflict` for what cannot be taken back, and as `planEdit`
 */
export async function undoEdit(context: Omit<EditContext, 'undoOf'>, id: string): Promise<EditPlan> {
  requireEditing()
  const { record, undoneBy } = await findChange(context.user, id)
  if (record === undefined) throw refused('The record of this change cannot be opened, so it cannot be undone.')
  // Of a plan that failed, only what is still there has to be taken back.
  const made = record.objects.filter(({ outcome }) => outcome === 'applied')
  const [first] = made
  if (first === undefined) throw refused('This change was not made, so there is nothing to undo.')
  if (undoneBy !== null) throw refused('This change has been undone already.')
  const edits: ParsedEdit[] = []
  for (const object of made) edits.push(await wayBack(object, context))
  const undo = { ...context, undoOf: id }
  const [only, another] = edits
  return only !== undefined && another === undefined ? planEdit(undo, only) : planEdits(undo, edits)
}

async function wayBack(object: ChangedObject, context: Omit<EditContext, 'undoOf'>): Promise<ParsedEdit> {
  const { action, kind, namespace, name, before, after } = object
  if (before === null || after === null) throw refused('The record was too large to keep what was before.')
  const ref = { kind, namespace, name }
  if (action === 'create') {
    const edit = readEditRequest({ action: 'delete', ...ref })
    await requireSame(object, edit, context)
    return edit
  }
  if (action === 'delete') return readEditRequest({ action: 'create', ...ref, after: before })
  return readEditRequest({ action: 'update', ...ref, before: after, after: before })
}

/** Another object of the same name is not the one that was created. */
async function requireSame(
  { uid }: ChangedObject,
  { ref }: ParsedEdit,
  { signal, user }: Omit<EditContext, 'undoOf'>,
): Promise<void> {
  const { writer } = getClusterSource()
  if (writer === undefined || user.name === '') return
  const live = orThrow(await writer.read(ref, { signal, timeoutMs: TIMEOUT_MS }))
  if (textAt(live, 'metadata', 'uid') !== uid) {
    throw refused('The object that was created is gone, and another one has its name.')
  }
}

function refused(message: string): PharosError {
  return new PharosError('conflict', message)
}
