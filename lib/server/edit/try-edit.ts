import 'server-only'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { listDifferences } from '@/lib/istio/edit/list-differences'
import { findOwners, type Owner } from '@/lib/istio/edit/ownership/find-owners'
import { printPatch } from '@/lib/istio/edit/print-patch'
import { describeChange } from '@/lib/istio/edit/words/describe-change'
import type { LiveObject } from '@/lib/ports/cluster-writer'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getConfig } from '@/lib/server/process/config'
import { milliseconds } from '@/lib/std/units'
import type { PlannedStep } from '@/lib/url/edit-types'
import { lastWriter } from './conflict-plan'
import type { EditContext } from './edit-context'
import { findPointers } from './find-pointers'
import { printEditable } from './object-texts'
import type { PreparedEdit } from './prepare-edit'
import { isRefusal, toRefusal } from './refusal'
import { sendWrite } from './send-write'

const TIMEOUT_MS = milliseconds(15_000)

/** One change, and what the API server says of it. */
export interface TriedEdit extends PreparedEdit {
  readonly plan: PlannedStep['plan']
  /** What the dry run answered; undefined also of a deletion, and where there was none. */
  readonly answered: LiveObject | undefined
}

/**
 * Steps 5 and 7 of the safe edit: describes the change, says who owns the object, and sends it as a dry run.
 *
 * @throws PharosError the API server's failure, as opposed to its refusal
 */
export async function tryEdit(context: EditContext, edit: PreparedEdit): Promise<TriedEdit> {
  if (edit.settled !== undefined) return { ...edit, plan: edit.settled, answered: undefined }
  const { action, ref, live, wanted, patch } = edit
  const words = describeChange(
    live === undefined ? undefined : editablePart(live),
    wanted,
    getClusterFacts().rootNamespace,
  )
  const pointers = patch.map(({ path }) => path)
  const owners = live === undefined ? [] : findOwners(live, pointers)
  const merged =
    edit.kept.length === 0 || live === undefined
      ? null
      : { paths: edit.kept, by: lastWriter(live, ['/spec', '/metadata']) }
  const pointedAtBy = action === 'delete' ? await findPointers(context.user, ref) : null
  const described = { action, words, owners, pointedAtBy, merged, before: printEditable(live) }
  const refused = { ...described, state: 'refused', after: printEditable(wanted, live) } as const
  if (owners.some(isBlocking)) {
    return { ...edit, plan: { ...refused, reason: 'owned', refusal: null }, answered: undefined }
  }
  const answer = await sendWrite({ ...edit, dryRun: true }, { signal: context.signal, timeoutMs: TIMEOUT_MS })
  if (!answer.ok) {
    if (!isRefusal(answer.error)) throw answer.error
    return { ...edit, plan: { ...refused, reason: 'dryRun', refusal: toRefusal(answer.error) }, answered: undefined }
  }
  const answered = answer.value
  const plan = {
    ...described,
    state: 'accepted',
    after: printEditable(answered, live),
    patch: printPatch(patch),
    serverChanges: wanted === undefined || answered === undefined ? [] : listDifferences(wanted, answered),
  } as const
  return { ...edit, plan, answered }
}

function isBlocking({ treatment }: Owner): boolean {
  return treatment === 'block' || (treatment === 'warn' && getConfig().edit.managed === 'block')
}
