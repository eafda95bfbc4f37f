import 'server-only'
import { editableExtent } from '@/lib/istio/edit/editable-kinds'
import { CLUSTER_KINDS } from '@/lib/ports/cluster-kinds'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { EDIT_ACTIONS, type ApplyRequest, type EditAction, MOST_CHANGES } from '@/lib/url/edit-types'
import { isRecord } from '@/lib/std/is-record'
import { OBJECT_NAME } from '@/lib/std/object-name'
import { z } from 'zod'

/** What is asked for, read and checked but for the texts themselves. */
export interface ParsedEdit {
  readonly action: EditAction
  readonly ref: ObjectRef
  readonly before: string
  readonly after: string
}

const name = z.string().regex(OBJECT_NAME, 'expected a name of Kubernetes')
const text = z.string().max(1024 * 1024)

const editSchema = z.strictObject({
  action: z.enum(EDIT_ACTIONS),
  kind: z.enum(CLUSTER_KINDS),
  namespace: z.union([z.literal(''), name]),
  name,
  before: text.optional(),
  after: text.optional(),
})

const severalSchema = z.strictObject({ changes: z.array(z.unknown()).min(1).max(MOST_CHANGES) })

const applySchema = z.strictObject({
  plan: z
    .string()
    .min(1)
    .max(1024 * 1024),
  preview: z.string().min(1).max(100),
  accept: z.strictObject({ errors: z.boolean().optional(), managed: z.boolean().optional() }).optional(),
})

/** @throws PharosError `bad_request` that names the field. */
export function readEditRequest(body: unknown): ParsedEdit {
  const { action, kind, namespace, name: called, before = '', after = '' } = parsed(editSchema, body)
  if (editableExtent(kind) === undefined) throw refused('kind', `${kind} is never edited here.`)
  if (action === 'update' && before === '') throw refused('before', 'An update needs the text it began with.')
  if (action !== 'delete' && after === '') throw refused('after', 'The text that shall be is missing.')
  return { action, ref: { kind, namespace, name: called }, before, after }
}

/**
 * One change, or several in `changes`.
 *
 * @throws PharosError `bad_request` that names the field, as `changes.2.kind`
 */
export function readPlanRequest(body: unknown): ParsedEdit | readonly ParsedEdit[] {
  if (!isRecord(body) || !('changes' in body)) return readEditRequest(body)
  const edits = parsed(severalSchema, body).changes.map((change, i) => {
    try {
      return readEditRequest(change)
    } catch (thrown) {
      if (!(thrown instanceof PharosError)) throw thrown
      throw refused(`changes.${i}.${String(thrown.details.parameter)}`, thrown.message)
    }
  })
  const seen = new Set<string>()
  for (const [i, { ref }] of edits.entries()) {
    const key = `${ref.kind} ${ref.namespace}/${ref.name}`
    if (seen.has(key)) throw refused(`changes.${i}.name`, `${ref.name} stands twice in this plan.`)
    seen.add(key)
  }
  return edits
}

/** @throws PharosError `bad_request` that names the field. */
export function readApplyRequest(body: unknown): Required<ApplyRequest> {
  const { plan, preview, accept = {} } = parsed(applySchema, body)
  const { errors = false, managed = false } = accept
  return { plan, preview, accept: { errors, managed } }
}

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  const path = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.')
  throw refused(path === '' ? 'body' : path.slice(0, 100), issue?.message ?? 'This cannot be read.')
}

function refused(parameter: string, message: string): PharosError {
  return new PharosError('bad_request', message, { parameter })
}
