import 'server-only'
import { applyPatch } from '@/lib/istio/edit/apply-patch'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { listDifferences } from '@/lib/istio/edit/list-differences'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { textAt } from '@/lib/istio/edit/read-json'
import type { ClusterWriter, LiveObject } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { previewFindings } from '@/lib/server/checks/get-findings'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { callWithin } from '@/lib/server/sources/call-within'
import { orThrow } from '@/lib/server/http/or-throw'
import { parseExactJson, printExactJson } from '@/lib/std/exact-json'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { AppliedEdit, ApplyRequest } from '@/lib/url/edit-types'
import type { ChangeRecord } from './change-record'
import { digestOf, printEditable, printLive } from './object-texts'
import type { EditContext } from './plan-edit'
import type { Plan } from './plan-seal'
import { recordEdit } from './record-edit'
import { isRefusal, toRefusal } from './refusal'
import { requireEditing, requireEditor } from './require-editor'
import { sendWrite } from './send-write'
import { takePlan } from './take-plan'
import { watchApplied } from './watch-applied'

/** Not cut short when the browser goes: what was confirmed is done, and recorded. */
const TIMEOUT_MS = 15_000

/**
 * Step 8 of the safe edit: sends exactly what the dry run has tried, once, for the user it was planned for.
 *
 * @throws PharosError `bad_request` for what is no plan that may be used now, `conflict` where the object has changed since, `read_only`,
 *   `forbidden`, `invalid`, or the API server's failure; after `upstream_timeout` nobody knows whether it was done
 */
export async function applyEdit(context: EditContext, request: Required<ApplyRequest>): Promise<AppliedEdit> {
  requireEditing()
  const plan = takePlan(context.user, request)
  const { writer } = await requireEditor(context.user, plan.action, plan.ref)
  const live = await readBefore(plan, writer)
  await requireNoNewErrors(context, plan, live)
  const accepted = { errors: request.accept.errors === true, managed: request.accept.managed === true }
  const record = {
    ...plan.shown,
    ...plan.ref,
    requestId: context.requestId,
    action: plan.action,
    wireKind: textAt(live, 'kind') ?? '',
    uid: textAt(live, 'metadata', 'uid') ?? '',
    before: printEditable(live),
    after: '',
    patch: patchOf(plan),
    accepted,
    undoOf: plan.undoOf,
  }
  const answer = await sendWrite({ ...plan, dryRun: false }, callWithin(TIMEOUT_MS))
  if (!answer.ok) {
    const { error } = answer
    await recordEdit(context, { ...record, result: 'refused', refusal: toRefusal(error) })
    throw isRefusal(error) ? error : unknownOutcome(error)
  }
  const after = answer.value
  const applied: ChangeRecord = {
    ...record,
    wireKind: textAt(after ?? live, 'kind') ?? '',
    uid: textAt(after ?? live, 'metadata', 'uid') ?? '',
    after: printEditable(after, live),
    result: 'applied',
    refusal: null,
    madeAt: getMetricSource().clock.estimate(),
  }
  const change = await recordEdit(context, applied)
  if (change !== null) watchApplied(change, applied, after)
  return {
    change,
    action: plan.action,
    words: plan.shown.words,
    text: after === undefined ? '' : printLive(after),
    surprises: after === undefined || digestOf(after) === plan.expected ? [] : surprisesOf(plan, live, after),
  }
}

/** The checks are asked again: the mesh around the object may be another one than at the preview. */
async function requireNoNewErrors({ user }: EditContext, plan: Plan, live: LiveObject | undefined): Promise<void> {
  // What had errors at the preview was accepted with them.
  if (plan.needs.errors || !getConfig().checks.enabled) return
  const { kind: kindId, namespace, name } = plan.ref
  const wanted = plan.action === 'delete' ? undefined : wantedOf(plan, live)
  const change = wanted === undefined ? { removed: { kindId, namespace, name } } : { object: wanted }
  if (plan.action !== 'delete' && wanted === undefined) return
  const { changes } = await previewFindings(user, [change])
  if (!changes.some(({ change: what, finding }) => what === 'added' && finding.severity === 'error')) return
  throw new PharosError('conflict', 'The checks find errors now that they had not found at the preview.')
}

/** Undefined before a creation; gone in the meantime is a conflict. */
async function readBefore({ action, ref }: Plan, writer: ClusterWriter): Promise<LiveObject | undefined> {
  if (action === 'create') return undefined
  const live = await writer.read(ref, callWithin(TIMEOUT_MS))
  if (live.ok || live.error.code !== 'not_found') return orThrow(live)
  throw new PharosError('conflict', 'The object has been deleted since the preview.', live.error.details)
}

/** Nothing is repeated: only a look tells whether it was done. */
function unknownOutcome({ code, details }: PharosError): PharosError {
  const message =
    'The API server did not answer in time, so it is not known whether the change was made. Look at the object.'
  return new PharosError(code, message, { ...details, outcome: 'unknown' })
}

/** The patch of the plan without its tests, for the record. */
function patchOf({ action, body }: Plan): string {
  if (action === 'delete') return '[{"op":"remove","path":""}]'
  const sent = parseExactJson(body)
  if (action === 'create') return printExactJson([{ op: 'add', path: '', value: sent }])
  return printExactJson(Array.isArray(sent) ? sent.filter((one: Json) => textAt(one, 'op') !== 'test') : [])
}

/** What the server made of it, beside what was asked for. */
function surprisesOf(plan: Plan, live: LiveObject | undefined, after: LiveObject): AppliedEdit['surprises'] {
  const wanted = wantedOf(plan, live)
  return wanted === undefined ? [] : listDifferences(wanted, after)
}

/** The object as the plan would have it; undefined where it does not fit what is there now, which the server says as well. */
function wantedOf({ action, body }: Plan, live: LiveObject | undefined): JsonRecord | undefined {
  const sent = parseExactJson(body)
  if (action === 'create') return isJsonRecord(sent) ? sent : undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the body of an update is a patch, made by a plan
  const wanted = applyPatch(live ?? {}, sent as unknown as readonly PatchOperation[])
  return wanted.ok && isJsonRecord(wanted.value) ? wanted.value : undefined
}
