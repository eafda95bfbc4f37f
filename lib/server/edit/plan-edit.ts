import 'server-only'
import type { User } from '@/lib/access/user'
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
import { textAt, valueAt } from '@/lib/istio/edit/read-json'
import type { LiveObject } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { milliseconds } from '@/lib/std/units'
import { orThrow } from '@/lib/server/http/or-throw'
import { printExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import type { EditPlan } from '@/lib/url/edit-types'
import { conflictPlan } from './conflict-plan'
import { type PreparedEdit, previewEdit } from './preview-edit'
import type { ParsedEdit } from './read-edit-request'
import { printLive, readObjectText } from './object-texts'
import { requireEditor } from './require-editor'

const TIMEOUT_MS = milliseconds(10_000)

/** Who plans what, and what it takes back. */
export interface EditContext {
  readonly user: User
  readonly signal: AbortSignal
  readonly requestId: string
  /** The change that this one takes back. */
  readonly undoOf: string | null
}

/**
 * Steps 1 to 7 of the safe edit (product.md section 6): reads the object, works out the difference, and shows what the change would do; only a
 * plan that the server's dry run has accepted can be applied.
 *
 * @throws PharosError `read_only`, `forbidden`, `bad_request`, `invalid`, `not_found`, or the API server's failure
 */
export async function planEdit(context: EditContext, edit: ParsedEdit): Promise<EditPlan> {
  const { writer } = await requireEditor(context.user, edit.action, edit.ref)
  const call = { signal: context.signal, timeoutMs: TIMEOUT_MS }
  if (edit.action === 'create') return previewEdit(context, prepareCreation(edit))
  const live = orThrow(await writer.read(edit.ref, call))
  if (edit.action === 'delete') return previewEdit(context, prepareDeletion(edit, live))

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
  if (composed.conflicts.length > 0) return conflictPlan(composed, live, mergedText(live, composed))
  if (composed.patch.length === 0) return { state: 'unchanged' }
  return previewEdit(context, {
    action: 'update',
    ref: edit.ref,
    live,
    wanted: composed.wanted,
    patch: composed.patch,
    body: printExactJson([...makePreconditions(live, composed.patch), ...composed.patch].map((one) => ({ ...one }))),
    kept: composed.kept,
  })
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
