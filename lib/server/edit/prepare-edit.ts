import 'server-only'
import { applyPatch } from '@/lib/istio/edit/apply-patch'
import { type ComposedUpdate, composeUpdate } from '@/lib/istio/edit/compose-update'
import { editableExtent } from '@/lib/istio/edit/editable-kinds'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { findFixedChange } from '@/lib/istio/edit/find-fixed-change'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { composeLabelUpdate } from '@/lib/istio/edit/labels/compose-label-update'
import { makePatch } from '@/lib/istio/edit/make-patch'
import { makePreconditions } from '@/lib/istio/edit/make-preconditions'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { printPatch } from '@/lib/istio/edit/print-patch'
import { textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { milliseconds } from '@/lib/std/units'
import { orThrow } from '@/lib/server/http/or-throw'
import { printExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import type { ConflictPlan, EditAction, UnchangedPlan } from '@/lib/url/edit-types'
import { conflictPlan } from './conflict-plan'
import type { EditContext } from './edit-context'
import type { ParsedEdit } from './read-edit-request'
import { printLive, readObjectText } from './object-texts'
import { requireEditor } from './require-editor'

const TIMEOUT_MS = milliseconds(10_000)

/** One change, worked out; nothing has been sent yet. */
export interface PreparedEdit {
  readonly action: EditAction
  readonly ref: ObjectRef
  /** As it is now; undefined: it shall be created. */
  readonly live: LiveObject | undefined
  /** As it shall be; undefined: it shall be deleted. */
  readonly wanted: JsonRecord | undefined
  readonly patch: readonly PatchOperation[]
  /** What is sent, see `PlanStep`. */
  readonly body: string
  /** What others changed meanwhile, and what stays. */
  readonly kept: readonly string[]
  /** Why there is nothing to send. */
  readonly settled?: UnchangedPlan | ConflictPlan
}

/**
 * Steps 1 to 3 of the safe edit (product.md section 6): reads the object with the user's rights and works out the difference.
 *
 * @throws PharosError `read_only`, `forbidden`, `bad_request`, `invalid`, `not_found`, or the API server's failure
 */
export async function prepareEdit(context: EditContext, edit: ParsedEdit): Promise<PreparedEdit> {
  const { writer } = await requireEditor(context.user, edit.action, edit.ref)
  if (edit.action === 'create') return prepareCreation(edit)
  const live = orThrow(await writer.read(edit.ref, { signal: context.signal, timeoutMs: TIMEOUT_MS }))
  return edit.action === 'delete' ? prepareDeletion(edit, live) : prepareUpdate(edit, live)
}

function prepareUpdate(edit: ParsedEdit, live: LiveObject): PreparedEdit {
  const after = readObjectText(edit.after, 'after')
  const fixed = findFixedChange(live, after)
  if (fixed !== undefined) {
    throw new PharosError('invalid', `An edit cannot change ${fixed}: that would be another object.`, {
      parameter: 'after',
      fields: [fixed],
      causes: ['cannot be changed'],
    })
  }
  const composed = compose(edit, after, live)
  const { wanted, patch, kept, conflicts } = composed
  const body = printPatch([...makePreconditions(live, patch), ...patch])
  const prepared = { action: 'update', ref: edit.ref, live, wanted, patch, body, kept } as const
  if (conflicts.length > 0) {
    return { ...prepared, settled: conflictPlan(composed, live, mergedText(live, composed)) }
  }
  return patch.length === 0 ? { ...prepared, settled: { state: 'unchanged' } } : prepared
}

function mergedText(live: LiveObject, { wanted }: ComposedUpdate): string {
  const merged = applyPatch(live, makePatch(editablePart(live), wanted))
  return printLive(merged.ok && isJsonRecord(merged.value) ? merged.value : live)
}

function prepareCreation({ ref, after }: ParsedEdit): PreparedEdit {
  const given = editablePart(readObjectText(after, 'after'))
  const metadata = valueAt(given, 'metadata')
  const namespace = ref.namespace === '' ? {} : { namespace: ref.namespace }
  const object: JsonRecord = { ...given, metadata: { ...(isJsonRecord(metadata) ? metadata : {}), ...namespace } }
  const wrong = [
    textAt(given, 'metadata', 'name') === ref.name ? undefined : 'metadata.name',
    [undefined, ref.namespace].includes(textAt(given, 'metadata', 'namespace')) ? undefined : 'metadata.namespace',
    editableExtent(ref.kind) === 'all' ? undefined : 'kind',
  ].find((field) => field !== undefined)
  if (wrong !== undefined) {
    throw new PharosError('invalid', `The text is of another object than was asked for: ${wrong}.`, {
      parameter: 'after',
      fields: [wrong],
      causes: ['is of another object'],
    })
  }
  const patch: readonly PatchOperation[] = [{ op: 'add', path: '', value: object }]
  return { action: 'create', ref, live: undefined, wanted: object, patch, body: printExactJson(object), kept: [] }
}

function prepareDeletion({ ref }: ParsedEdit, live: LiveObject): PreparedEdit {
  if (editableExtent(ref.kind) !== 'all') {
    throw new PharosError('bad_request', `${ref.kind} is never deleted here.`, { parameter: 'kind' })
  }
  const uid = textAt(live, 'metadata', 'uid') ?? ''
  const body = printExactJson({ uid, resourceVersion: textAt(live, 'metadata', 'resourceVersion') ?? '' })
  return { action: 'delete', ref, live, wanted: undefined, patch: [{ op: 'remove', path: '' }], body, kept: [] }
}

/** Of what is no configuration of the mesh, only labels and annotations are edited. */
function compose({ ref, before }: ParsedEdit, after: JsonRecord, live: LiveObject): ComposedUpdate {
  const began = readObjectText(before, 'before')
  if (editableExtent(ref.kind) === 'all') return composeUpdate(began, after, live)
  const composed = composeLabelUpdate(began, after, live)
  if (!('refused' in composed)) return composed
  throw new PharosError('invalid', `Of ${ref.kind} only labels and annotations are edited here.`, {
    parameter: 'after',
    fields: composed.refused,
    causes: composed.refused.map(() => 'cannot be changed'),
  })
}
