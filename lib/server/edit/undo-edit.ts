import 'server-only'
import { textAt } from '@/lib/istio/edit/read-json'
import { PharosError } from '@/lib/ports/pharos-error'
import { orThrow } from '@/lib/server/http/or-throw'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { milliseconds } from '@/lib/std/units'
import type { EditPlan } from '@/lib/url/edit-types'
import type { ChangeRecord } from './change-record'
import { findChange } from './find-change'
import { type EditContext, planEdit } from './plan-edit'
import { readEditRequest } from './read-edit-request'
import { requireEditing } from './require-editor'

const TIMEOUT_MS = milliseconds(10_000)

/**
 * Step 10 of the safe edit: plans the way back to what was before a change. What others changed since stays; where they changed the
 * same places, the answer is a conflict that says who.
 *
 * @throws PharosError `not_found`, `conflict` for what cannot be taken back, and as `planEdit`
 */
export async function undoEdit(context: Omit<EditContext, 'undoOf'>, id: string): Promise<EditPlan> {
  requireEditing()
  const { record, undoneBy } = await findChange(context.user, id)
  if (record === undefined) throw refused('The record of this change cannot be opened, so it cannot be undone.')
  if (record.result !== 'applied') throw refused('This change was not made, so there is nothing to undo.')
  if (undoneBy !== null) throw refused('This change has been undone already.')
  const { action, kind, namespace, name, before, after } = record
  if (before === null || after === null) throw refused('The record was too large to keep what was before.')
  const ref = { kind, namespace, name }
  const undo = { ...context, undoOf: id }
  if (action === 'create') {
    await requireSame(record, context)
    return planEdit(undo, readEditRequest({ action: 'delete', ...ref }))
  }
  if (action === 'delete') return planEdit(undo, readEditRequest({ action: 'create', ...ref, after: before }))
  return planEdit(undo, readEditRequest({ action: 'update', ...ref, before: after, after: before }))
}

/** Another object of the same name is not the one that was created. */
async function requireSame(record: ChangeRecord, { signal, user }: Omit<EditContext, 'undoOf'>): Promise<void> {
  const { writer } = getClusterSource()
  const { ref } = readEditRequest({
    action: 'delete',
    kind: record.kind,
    namespace: record.namespace,
    name: record.name,
  })
  if (writer === undefined || user.name === '') return
  const live = orThrow(await writer.read(ref, { signal, timeoutMs: TIMEOUT_MS }))
  if (textAt(live, 'metadata', 'uid') !== record.uid) {
    throw refused('The object that was created is gone, and another one has its name.')
  }
}

function refused(message: string): PharosError {
  return new PharosError('conflict', message)
}
