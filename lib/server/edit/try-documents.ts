import 'server-only'
import type { User } from '@/lib/access/user'
import { writtenKind } from '@/lib/config-objects/written-kind'
import { editableExtent } from '@/lib/istio/edit/editable-kinds'
import { editablePart } from '@/lib/istio/edit/editable-part'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { makePatch } from '@/lib/istio/edit/make-patch'
import { printPatch } from '@/lib/istio/edit/print-patch'
import { textAt } from '@/lib/istio/edit/read-json'
import type { LiveObject, ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { printExactJson } from '@/lib/std/exact-json'
import { isRecord } from '@/lib/std/is-record'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { UpstreamCall } from '@/lib/ports/upstream-call'
import type { Result } from '@/lib/std/result'
import { milliseconds } from '@/lib/std/units'
import { MOST_CHANGES } from '@/lib/url/edit-types'
import type { DryRunAnswer, TriedDocument } from '@/lib/url/dry-run-types'
import { readYamlDocuments } from '@/lib/yaml/read-yaml'
import { isViewOnly } from './editing-state'
import type { EditContext } from './edit-context'
import { isRefusal, toRefusal } from './refusal'
import { requireCluster, requireEditor } from './require-editor'
import { sendWrite } from './send-write'

const TIMEOUT_MS = milliseconds(10_000)

type Told = Omit<TriedDocument, 'object'>

/**
 * Asks the API server, as the user, whether it would take each document of `{ text }`: as a creation, or as a change of the object that
 * has its name. Nothing is written. A text that cannot be read has no documents: the checks say why.
 *
 * @throws PharosError `bad_request`
 */
export async function tryDocuments({ user, signal }: EditContext, body: unknown): Promise<DryRunAnswer> {
  const text = isRecord(body) && Object.keys(body).length === 1 ? body.text : undefined
  if (typeof text !== 'string') {
    throw new PharosError('bad_request', 'Send text, YAML of one or several documents.', { parameter: 'text' })
  }
  const reading = readYamlDocuments(text)
  if (!reading.ok) return { documents: [] }
  const call = { signal, timeoutMs: TIMEOUT_MS }
  const documents: TriedDocument[] = []
  // One after the other: a file of twenty objects must not be twenty requests at once.
  for (const { value } of reading.value) {
    const told: Told = documents.length < MOST_CHANGES ? await tryOne(user, value, call) : notRun('many')
    documents.push({ object: nameOf(value), ...told })
  }
  return { documents }
}

async function tryOne(user: User, value: Json, call: UpstreamCall): Promise<Told> {
  if (isViewOnly()) return notRun('viewOnly')
  const kind = writtenKind(value)
  if (kind === undefined || editableExtent(kind) !== 'all' || !isJsonRecord(value)) return notRun('kind')
  const name = textAt(value, 'metadata', 'name') ?? ''
  if (name === '') return notRun('name')
  const ref: ObjectRef = { kind, namespace: textAt(value, 'metadata', 'namespace') ?? '', name }
  try {
    const answer = await send(user, ref, value, call)
    if (answer.ok) return { state: 'accepted', says: [] }
    if (!isRefusal(answer.error)) throw answer.error
    const { causes, upstream, message } = toRefusal(answer.error)
    const fields = causes.map(({ path, message: words }) => (path === '' ? words : `${path}: ${words}`))
    return { state: 'refused', says: fields.length > 0 ? fields : [upstream ?? message] }
  } catch (thrown) {
    if (!(thrown instanceof PharosError) || call.signal.aborted) throw thrown
    return notRun(thrown.code === 'forbidden' ? 'rights' : 'failed', thrown.message)
  }
}

function notRun(why: NonNullable<Told['why']>, ...says: readonly string[]): Told {
  return { state: 'notRun', why, says }
}

async function send(
  user: User,
  ref: ObjectRef,
  value: JsonRecord,
  call: UpstreamCall,
): Promise<Result<LiveObject | undefined, PharosError>> {
  const wanted = editablePart(value)
  const live = await requireCluster().writer.read(ref, call)
  // No such object, or no right to see it: what a creation says is the answer.
  await requireEditor(user, live.ok ? 'update' : 'create', ref)
  if (!live.ok) {
    return sendWrite({ action: 'create', ref, body: printExactJson(wanted), dryRun: true }, call)
  }
  const patch = makePatch(editablePart(live.value), wanted)
  return sendWrite({ action: 'update', ref, body: printPatch(patch), dryRun: true }, call)
}

function nameOf(value: Json): string {
  const at = (...keys: readonly string[]): string => textAt(value, ...keys) ?? ''
  const place = [at('metadata', 'namespace'), at('metadata', 'name')].filter((part) => part !== '').join('/')
  return [at('kind'), place].filter((part) => part !== '').join(' ')
}
