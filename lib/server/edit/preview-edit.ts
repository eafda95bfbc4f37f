import 'server-only'
import { listDifferences } from '@/lib/istio/edit/list-differences'
import { findOwners, type Owner } from '@/lib/istio/edit/ownership/find-owners'
import { editablePart } from '@/lib/istio/edit/editable-part'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { describeChange } from '@/lib/istio/edit/words/describe-change'
import type { LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import { previewFindings } from '@/lib/server/checks/get-findings'
import { getConfig } from '@/lib/server/process/config'
import { printExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import { milliseconds } from '@/lib/std/units'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import type { EditAction, EditPlan, RefusedPlan } from '@/lib/url/edit-types'
import { createHash, randomUUID } from 'node:crypto'
import { lastWriter } from './conflict-plan'
import { findPointers } from './find-pointers'
import { digestOf, printEditable } from './object-texts'
import type { EditContext } from './plan-edit'
import { sealPlan } from './plan-seal'
import { isRefusal, toRefusal } from './refusal'
import { sendWrite } from './send-write'
import { recordRefused } from './record-edit'

const TIMEOUT_MS = milliseconds(15_000)

/** One change, worked out; nothing has been sent yet. */
export interface PreparedEdit {
  readonly action: EditAction
  readonly ref: ObjectRef
  /** As it is now; undefined: it shall be created. */
  readonly live: LiveObject | undefined
  /** As it shall be; undefined: it shall be deleted. */
  readonly wanted: JsonRecord | undefined
  readonly patch: readonly PatchOperation[]
  /** What is sent, see `Plan`. */
  readonly body: string
  /** What others changed meanwhile, and what stays. */
  readonly kept: readonly string[]
}

/** Sends the change as a dry run, asks the checks, and seals what may be applied. */
export async function previewEdit(context: EditContext, edit: PreparedEdit): Promise<EditPlan> {
  const { action, ref, live, wanted, patch } = edit
  const before = live === undefined ? undefined : editablePart(live)
  const words = describeChange(before, wanted)
  const pointers = patch.map(({ path }) => path)
  const owners = live === undefined ? [] : findOwners(live, pointers)
  const merged =
    edit.kept.length === 0 || live === undefined
      ? null
      : { paths: edit.kept, by: lastWriter(live, ['/spec', '/metadata']) }
  const pointedAtBy = action === 'delete' ? await findPointers(context.user, ref) : null
  const described = { action, words, owners, pointedAtBy, merged, before: printEditable(live) }
  const refused = async (reason: RefusedPlan['reason'], refusal: RefusedPlan['refusal']): Promise<RefusedPlan> => {
    await recordRefused(context, edit, { words, owners, refusal })
    return { state: 'refused', reason, refusal, ...described, after: printEditable(wanted, live) }
  }
  if (owners.some(isBlocking)) return refused('owned', null)

  const answer = await sendWrite({ ...edit, dryRun: true }, { signal: context.signal, timeoutMs: TIMEOUT_MS })
  if (!answer.ok) {
    if (!isRefusal(answer.error)) throw answer.error
    return refused('dryRun', toRefusal(answer.error))
  }
  const after = answer.value
  const serverChanges = wanted === undefined || after === undefined ? [] : listDifferences(wanted, after)
  const findings = await findingsOf(context, edit, after)
  const shown = { words, owners, findings, serverChanges }
  const patchText = printExactJson(patch.map((operation) => ({ ...operation })))
  const preview = createHash('sha256')
    .update(JSON.stringify([patchText, shown]))
    .digest('base64url')
  const expiresMs = Date.now() + getConfig().edit.plan_ttl * 1000
  const needs = {
    errors: findings?.some(({ change, finding }) => change === 'added' && finding.severity === 'error') ?? false,
    managed: owners.some(({ treatment }) => treatment === 'warn'),
  }
  const plan = sealPlan({
    id: randomUUID(),
    user: `${context.user.strategy}/${context.user.name}`,
    expiresMs,
    action,
    ref,
    body: edit.body,
    expected: digestOf(after),
    preview,
    needs,
    undoOf: context.undoOf,
    shown,
  })
  return {
    state: 'ready',
    ...described,
    after: printEditable(after, live),
    plan,
    preview,
    expiresAt: new Date(expiresMs).toISOString(),
    patch: patchText,
    serverChanges,
    findings,
    needs,
  }
}

function isBlocking({ treatment }: Owner): boolean {
  return treatment === 'block' || (treatment === 'warn' && getConfig().edit.managed === 'block')
}

/** What the checks would say of the whole mesh; null: they are switched off. */
async function findingsOf(
  { user }: EditContext,
  { ref }: PreparedEdit,
  after: JsonRecord | undefined,
): Promise<readonly FindingChange[] | null> {
  if (!getConfig().checks.enabled) return null
  const { kind: kindId, namespace, name } = ref
  const change = after === undefined ? { removed: { kindId, namespace, name } } : { object: after }
  return (await previewFindings(user, [change])).changes
}
