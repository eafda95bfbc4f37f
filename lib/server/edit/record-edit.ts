import 'server-only'
import { printPatch } from '@/lib/istio/edit/print-patch'
import { textAt } from '@/lib/istio/edit/read-json'
import { log, logged } from '@/lib/server/process/log'
import type { PlannedStep } from '@/lib/url/edit-types'
import { writeAudit } from './audit'
import { getChangeLog } from './change-source'
import { type ChangedObject, type ChangeRecord, newChangeId, sealRecord } from './change-record'
import type { EditContext } from './edit-context'
import { printEditable } from './object-texts'
import type { TriedEdit } from './try-edit'

/** Keeps a record of the plan and writes its audit lines. @returns the record's id; null: it could not be kept. */
export async function recordEdit(context: EditContext, record: ChangeRecord): Promise<string | null> {
  const nowMs = Date.now()
  const at = new Date(nowMs).toISOString()
  const id = newChangeId(nowMs)
  const kept = await getChangeLog().append(sealRecord(record, { id, at, user: context.user.name }))
  if (!kept.ok)
    log().error({ requestId: context.requestId, error: logged(kept.error.message) }, 'a change was not recorded')
  writeAudit(context, record, kept.ok ? id : undefined)
  return kept.ok ? id : null
}

/** What the dry run, or an owner, did not let through. */
export async function recordRefused(context: EditContext, tried: readonly TriedEdit[]): Promise<void> {
  await recordEdit(context, {
    requestId: context.requestId,
    objects: tried.map(toObject),
    findings: null,
    result: 'refused',
    accepted: { errors: false, managed: false },
    undoOf: context.undoOf,
  })
}

function toObject({ action, ref, live, wanted, patch, plan }: TriedEdit): ChangedObject {
  return {
    ...ref,
    action,
    wireKind: textAt(live ?? wanted, 'kind') ?? '',
    uid: textAt(live, 'metadata', 'uid') ?? '',
    ...judged(plan),
    before: printEditable(live),
    after: printEditable(wanted, live),
    patch: printPatch(patch),
    serverChanges: [],
  }
}

function judged(plan: PlannedStep['plan']): Pick<ChangedObject, 'outcome' | 'refusal' | 'words' | 'owners'> {
  const { words, owners } = 'words' in plan ? plan : { words: [], owners: [] }
  if (plan.state !== 'refused') return { outcome: 'untouched', refusal: null, words, owners }
  return { outcome: 'refused', refusal: plan.refusal, words, owners }
}
