import 'server-only'
import { listDifferences } from '@/lib/istio/edit/list-differences'
import type { Change } from '@/lib/istio/checks/engine/cluster-checks'
import { textAt } from '@/lib/istio/edit/read-json'
import { PharosError } from '@/lib/ports/pharos-error'
import { previewFindings } from '@/lib/server/checks/get-findings'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { parseExactJson, printExactJson } from '@/lib/std/exact-json'
import type { Json } from '@/lib/std/json'
import type { AppliedEdit, ApplyAnswer, ApplyRequest } from '@/lib/url/edit-types'
import type { ChangedObject, ChangeRecord } from './change-record'
import type { EditContext } from './edit-context'
import { toResult } from './get-changes'
import { digestOf, printEditable, printLive } from './object-texts'
import type { Plan, PlanStep } from './plan-seal'
import { recordEdit } from './record-edit'
import { toRefusal } from './refusal'
import { requireEditing, requireEditor } from './require-editor'
import { takePlan } from './take-plan'
import { watchApplied } from './watch-applied'
import { findStep, type FoundStep } from './write-step'
import { type StepEnd, writeSteps } from './write-steps'

/**
 * Step 8 of the safe edit: sends exactly what the dry runs have tried, once, for the user it was planned for. Where one of several objects
 * is refused, those before it are taken back, and the answer says what became of each.
 *
 * @throws PharosError `bad_request` for what is no plan that may be used now, `read_only`, `forbidden`, `conflict` where an object is
 *   gone or the checks find new errors; of a plan of one object also `conflict`, `invalid`, or the API server's failure, and after
 *   `upstream_timeout` nobody knows whether it was done
 */
export async function applyEdit(context: EditContext, request: Required<ApplyRequest>): Promise<ApplyAnswer> {
  requireEditing()
  const plan = takePlan(context.user, request)
  const found: FoundStep[] = []
  // All rights before the first write.
  for (const step of plan.steps) {
    const { writer } = await requireEditor(context.user, step.action, step.ref)
    found.push(await findStep(step, writer))
  }
  requireThere(found)
  await requireNoNewErrors(context, plan, found)
  const ends = await writeSteps(found)
  const objects = ends.flatMap((end, i) => found.slice(i, i + 1).map((one) => toObject(one, end)))
  const isApplied = ends.every(({ outcome }) => outcome === 'applied')
  const record: ChangeRecord = {
    requestId: context.requestId,
    objects,
    findings: plan.findings,
    result: isApplied ? 'applied' : ends.some(({ outcome }) => outcome === 'applied') ? 'partly' : 'refused',
    accepted: { errors: request.accept.errors === true, managed: request.accept.managed === true },
    undoOf: plan.undoOf,
  }
  const made = record.result === 'refused' ? record : { ...record, madeAt: getMetricSource().clock.estimate() }
  const change = await recordEdit(context, made)
  if (isApplied) {
    if (change !== null) for (const [i, object] of objects.entries()) watchApplied(change, object, ends[i]?.left)
    return toApplied(change, objects, { found, ends })
  }
  const [only, another] = ends
  if (another === undefined && only?.error !== undefined) throw only.error
  return { state: 'failed', change, objects: objects.map(toResult) }
}

/** Gone in the meantime is a conflict. */
function requireThere(found: readonly FoundStep[]): void {
  const gone = found.find(({ step, live }) => step.action !== 'create' && live === undefined)
  if (gone === undefined) return
  throw new PharosError('conflict', `${gone.step.ref.name} has been deleted since the preview.`)
}

/** The checks are asked again: the mesh around the objects may be another one than at the preview. */
async function requireNoNewErrors({ user }: EditContext, plan: Plan, found: readonly FoundStep[]): Promise<void> {
  // What had errors at the preview was accepted with them.
  if (plan.needs.errors || !getConfig().checks.enabled) return
  const changes = found.flatMap(({ step: { action, ref }, wanted }): readonly Change[] => {
    const { kind: kindId, namespace, name } = ref
    if (action === 'delete') return [{ removed: { kindId, namespace, name } }]
    return wanted === undefined ? [] : [{ object: wanted }]
  })
  // One that does not fit any more is refused anyway.
  if (changes.length < found.length) return
  const { changes: findings } = await previewFindings(user, changes)
  if (!findings.some(({ change: what, finding }) => what === 'added' && finding.severity === 'error')) return
  throw new PharosError('conflict', 'The checks find errors now that they had not found at the preview.')
}

function toObject({ step, live, wanted }: FoundStep, { outcome, left, error }: StepEnd): ChangedObject {
  const { action, ref, shown } = step
  const before = action === 'create' ? undefined : live
  const isWritten = outcome === 'applied' || outcome === 'undone'
  const named = left ?? before ?? wanted
  return {
    ...shown,
    ...ref,
    action,
    wireKind: textAt(named, 'kind') ?? '',
    uid: textAt(left ?? before, 'metadata', 'uid') ?? '',
    outcome,
    refusal: error === undefined ? null : toRefusal(error),
    before: printEditable(before),
    // What was not written is kept as it should have become; where the plan does not fit any more, as it was.
    after: printEditable(isWritten || action === 'delete' ? left : (wanted ?? before), before),
    patch: patchOf(step),
  }
}

function toApplied(
  change: string | null,
  objects: readonly ChangedObject[],
  { found, ends }: { readonly found: readonly FoundStep[]; readonly ends: readonly StepEnd[] },
): AppliedEdit {
  const [first] = ends
  return {
    state: 'applied',
    change,
    action: objects[0]?.action ?? 'update',
    words: objects.flatMap(({ words }) => words),
    text: first?.left === undefined ? '' : printLive(first.left),
    surprises: found.flatMap((one, i) => surprisesOf(one, ends[i])),
    objects: objects.map(({ kind, wireKind, namespace, name }) => ({ kind, wireKind, namespace, name })),
  }
}

/** What the server made of it, beside what was asked for. */
function surprisesOf({ step, wanted }: FoundStep, end: StepEnd | undefined): AppliedEdit['surprises'] {
  const left = end?.left
  if (left === undefined || wanted === undefined || digestOf(left) === step.expected) return []
  return listDifferences(wanted, left)
}

/** The patch of a step without its tests, for the record. */
function patchOf({ action, body }: PlanStep): string {
  if (action === 'delete') return '[{"op":"remove","path":""}]'
  const sent = parseExactJson(body)
  if (action === 'create') return printExactJson([{ op: 'add', path: '', value: sent }])
  return printExactJson(Array.isArray(sent) ? sent.filter((one: Json) => textAt(one, 'op') !== 'test') : [])
}
