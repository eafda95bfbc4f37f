import 'server-only'
import { textAt } from '@/lib/istio/edit/read-json'
import { printExactJson } from '@/lib/std/exact-json'
import { log, logged } from '@/lib/server/process/log'
import type { Refusal } from '@/lib/url/edit-types'
import { writeAudit } from './audit'
import { getChangeLog } from './change-source'
import { type ChangeRecord, newChangeId, sealRecord } from './change-record'
import { printEditable } from './object-texts'
import type { EditContext } from './plan-edit'
import type { PlanShown } from './plan-seal'
import type { PreparedEdit } from './preview-edit'

/** Keeps a record of the edit and writes its audit line. @returns the record's id; null: it could not be kept. */
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
export async function recordRefused(
  context: EditContext,
  edit: PreparedEdit,
  told: Pick<PlanShown, 'words' | 'owners'> & { readonly refusal: Refusal | null },
): Promise<void> {
  const { action, ref, live, wanted, patch } = edit
  await recordEdit(context, {
    ...told,
    ...ref,
    requestId: context.requestId,
    action,
    wireKind: textAt(live ?? wanted, 'kind') ?? '',
    uid: textAt(live, 'metadata', 'uid') ?? '',
    result: 'refused',
    findings: null,
    serverChanges: [],
    before: printEditable(live),
    after: printEditable(wanted, live),
    patch: printExactJson(patch.map((operation) => ({ ...operation }))),
    accepted: { errors: false, managed: false },
    undoOf: context.undoOf,
  })
}
