import 'server-only'
import type { FindingChange } from '@/lib/istio/checks/engine/compare-findings'
import { kindName } from '@/lib/config-objects/config-kinds'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { type Dependency, findDependencies } from '@/lib/istio/edit/order/find-dependencies'
import { orderChanges } from '@/lib/istio/edit/order/order-changes'
import { textAt } from '@/lib/istio/edit/read-json'
import { PharosError } from '@/lib/ports/pharos-error'
import { previewFindings } from '@/lib/server/checks/get-findings'
import { previewMtlsChange } from '@/lib/server/mtls/preview-mtls-change'
import { getConfig } from '@/lib/server/process/config'
import type { AcceptedPlan, EditedPlace, OnePlan, PlannedStep, SealedPlan, SeveralPlan } from '@/lib/url/edit-types'
import { createHash, randomUUID } from 'node:crypto'
import type { EditContext } from './edit-context'
import { digestOf } from './object-texts'
import { sealPlan } from './plan-seal'
import { prepareEdit } from './prepare-edit'
import type { ParsedEdit } from './read-edit-request'
import { recordRefused } from './record-edit'
import { type TriedEdit, tryEdit } from './try-edit'

/**
 * Steps 1 to 7 of the safe edit (product.md section 6), for one object: shows what the change would do; only a plan that the server's dry
 * run has accepted can be applied.
 *
 * @throws PharosError `read_only`, `forbidden`, `bad_request`, `invalid`, `not_found`, or the API server's failure
 */
export async function planEdit(context: EditContext, edit: ParsedEdit): Promise<OnePlan> {
  const { steps, findings, mtls, ready } = await planEdits(context, [edit])
  const plan = steps[0]?.plan ?? ({ state: 'unchanged' } as const)
  if (plan.state !== 'accepted') return plan
  if (ready === null) throw new PharosError('internal', 'An accepted plan was not sealed.')
  return { ...plan, ...ready, state: 'ready', findings, mtls }
}

/**
 * The same for several objects, together: in the order in which one depends on the other, judged by the checks as if all of them were
 * written. Each dry run sees the cluster as it is, without the steps before it.
 *
 * @throws PharosError as `planEdit`; it names the object
 */
export async function planEdits(context: EditContext, edits: readonly ParsedEdit[]): Promise<SeveralPlan> {
  // One after the other: twenty objects must not be twenty requests at once.
  const prepared = await each(edits, (edit) => prepareEdit(context, edit))
  const changes = prepared.map(({ ref, live, wanted }) => ({
    ...ref,
    before: live === undefined ? undefined : editablePart(live),
    after: wanted,
  }))
  const order = orderChanges(changes)
  const ordered = order.flatMap((i) => prepared.slice(i, i + 1))
  const tried = await each(ordered, (edit) => tryEdit(context, edit))
  const dependencies = findDependencies(order.flatMap((i) => changes.slice(i, i + 1)))
  const steps = tried.map((one, i) => toStep(one, i, { tried, dependencies }))
  const ready = tried.filter((one): one is AcceptedEdit => one.plan.state === 'accepted')
  const isWhole = tried.every(({ plan: { state } }) => state === 'accepted' || state === 'unchanged')
  if (!isWhole || ready.length === 0) {
    if (tried.some(({ plan: { state } }) => state === 'refused')) await recordRefused(context, tried)
    return { state: 'several', steps, findings: null, mtls: null, ready: null }
  }
  const [findings, mtls] = await Promise.all([findingsOf(context, ready), mtlsOf(context, ready)])
  return {
    state: 'several',
    steps,
    findings,
    mtls,
    ready: sealSteps(context, ready, { tried, dependencies, findings }),
  }
}

type AcceptedEdit = TriedEdit & { readonly plan: AcceptedPlan }

interface Tried {
  readonly tried: readonly TriedEdit[]
  /** By places in `tried`. */
  readonly dependencies: readonly Dependency[]
}

function sealSteps(
  { user, undoOf }: EditContext,
  ready: readonly AcceptedEdit[],
  { tried, dependencies, findings }: Tried & { readonly findings: readonly FindingChange[] | null },
): SealedPlan {
  const steps = ready.map((one) => {
    const { action, ref, body, answered, plan } = one
    const { words, owners, serverChanges } = plan
    const place = tried.indexOf(one)
    const after = dependencies.flatMap(({ first, then }) =>
      then === place ? ready.flatMap((other, i) => (other === tried[first] ? [i] : [])) : [],
    )
    return { action, ref, body, expected: digestOf(answered), after, shown: { words, owners, serverChanges } }
  })
  const shown = [ready.map(({ plan: { patch } }) => patch), steps.map((step) => step.shown), findings]
  const preview = createHash('sha256').update(JSON.stringify(shown)).digest('base64url')
  const expiresMs = Date.now() + getConfig().edit.plan_ttl * 1000
  const needs = {
    errors: findings?.some(({ change, finding }) => change === 'added' && finding.severity === 'error') ?? false,
    managed: ready.some(({ plan: { owners } }) => owners.some(({ treatment }) => treatment === 'warn')),
  }
  const id = randomUUID()
  const plan = sealPlan({
    id,
    user: `${user.strategy}/${user.name}`,
    expiresMs,
    steps,
    findings,
    preview,
    needs,
    undoOf,
  })
  return { plan, preview, expiresAt: new Date(expiresMs).toISOString(), needs }
}

function toStep(one: TriedEdit, place: number, { tried, dependencies }: Tried): PlannedStep {
  const related = (side: 'first' | 'then', other: 'first' | 'then') =>
    dependencies.flatMap(({ [side]: here, [other]: there }) => (here === place ? tried.slice(there, there + 1) : []))
  const unseen = related('then', 'first').filter(({ plan }) => plan.state !== 'unchanged')
  const { plan } = one
  if (!('pointedAtBy' in plan) || plan.pointedAtBy === null)
    return { ...placeOf(one), plan, unseen: unseen.map(placeOf) }
  // What stops pointing to it in the same plan does not stand in its way.
  const leaves = new Set(unseen.map(keyOf))
  const references = plan.pointedAtBy.references.filter((reference) => !leaves.has(keyOf({ ref: reference })))
  const told = { ...plan, pointedAtBy: { ...plan.pointedAtBy, references } }
  return { ...placeOf(one), plan: told, unseen: unseen.map(placeOf) }
}

function placeOf({ ref, live, wanted }: TriedEdit): EditedPlace {
  return { ...ref, wireKind: textAt(wanted ?? live, 'kind') ?? '' }
}

function keyOf({ ref: { kind, namespace, name } }: { readonly ref: ParsedEdit['ref'] }): string {
  return `${kind} ${namespace}/${name}`
}

/** What the checks would say of the whole mesh; null: they are switched off. */
async function findingsOf(
  { user }: EditContext,
  tried: readonly TriedEdit[],
): Promise<readonly FindingChange[] | null> {
  if (!getConfig().checks.enabled) return null
  const changes = tried.map(({ ref: { kind: kindId, namespace, name }, answered }) =>
    answered === undefined ? { removed: { kindId, namespace, name } } : { object: answered },
  )
  return (await previewFindings(user, changes)).changes
}

function mtlsOf({ user, signal }: EditContext, tried: readonly TriedEdit[]): Promise<SeveralPlan['mtls']> {
  const changes = tried.map(({ ref, answered }) => ({ ref, object: answered }))
  return previewMtlsChange(user, changes, signal)
}

/** Does something with each, one after the other; what fails among several is named. */
async function each<T extends Pick<ParsedEdit, 'ref'>, R>(
  edits: readonly T[],
  work: (edit: T) => Promise<R>,
): Promise<readonly R[]> {
  const done: R[] = []
  for (const edit of edits) {
    try {
      done.push(await work(edit))
    } catch (thrown) {
      if (!(thrown instanceof PharosError) || edits.length < 2) throw thrown
      const { kind, namespace, name } = edit.ref
      const where = namespace === '' ? name : `${namespace}/${name}`
      throw new PharosError(thrown.code, `${kindName(kind)} ${where}: ${thrown.message}`, thrown.details)
    }
  }
  return done
}
