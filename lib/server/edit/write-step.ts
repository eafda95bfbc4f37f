import 'server-only'
import { applyPatch } from '@/lib/istio/edit/apply-patch'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import type { PatchOperation } from '@/lib/istio/edit/patch-operation'
import { textAt } from '@/lib/istio/edit/read-json'
import type { ClusterWriter, LiveObject } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { parseExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { digestOf } from './object-texts'
import type { PlanStep } from './plan-seal'
import { isRefusal } from './refusal'
import { sendWrite } from './send-write'

/** Not cut short when the browser goes: what was confirmed is done, and recorded. */
export const WRITE_TIMEOUT_MS = 15_000

/** A step of a plan and the object as it was found just before it. */
export interface FoundStep {
  readonly step: PlanStep
  readonly writer: ClusterWriter
  /** Undefined: there is none. */
  readonly live: LiveObject | undefined
  /** As the plan would have it; undefined: gone, or the plan does not fit what was found. */
  readonly wanted: JsonRecord | undefined
}

/** @throws PharosError the API server's failure, or `forbidden` */
export async function findStep(step: PlanStep, writer: ClusterWriter): Promise<FoundStep> {
  const found = await writer.read(step.ref, callWithin(WRITE_TIMEOUT_MS))
  // Who may create something may not always look at it; the API server says then whether there is one.
  if (!found.ok && found.error.code !== 'not_found' && step.action !== 'create') throw found.error
  const live = found.ok ? found.value : undefined
  return { step, writer, live, wanted: wantedOf(step, live) }
}

/** Whether the object still is what the plan was made for. What does not fit now the API server would refuse. */
export function fits({ step: { action, body }, live, wanted }: FoundStep): boolean {
  if (action === 'create') return live === undefined
  if (action === 'update') return wanted !== undefined
  const asked = parseExactJson(body)
  return (['uid', 'resourceVersion'] as const).every(
    (key) => textAt(live, 'metadata', key) !== undefined && textAt(live, 'metadata', key) === textAt(asked, key),
  )
}

/**
 * Sends one step, once. Where nobody answers in time, one look at the object tells whether it was written after all.
 *
 * @returns the object as it is now, undefined after a deletion; a failure that is no refusal leaves open whether it was written
 */
export async function writeStep(found: FoundStep): Promise<Result<LiveObject | undefined, PharosError>> {
  const { step, writer, live } = found
  const answer = await sendWrite({ ...step, dryRun: false }, callWithin(WRITE_TIMEOUT_MS))
  if (answer.ok || isRefusal(answer.error)) return answer
  const looked = await writer.read(step.ref, callWithin(WRITE_TIMEOUT_MS))
  if (step.action === 'delete' && !looked.ok && looked.error.code === 'not_found') return ok(undefined)
  const isWritten =
    step.action !== 'delete' &&
    looked.ok &&
    textAt(looked.value, 'metadata', 'resourceVersion') !== textAt(live, 'metadata', 'resourceVersion') &&
    digestOf(looked.value) === step.expected
  return isWritten ? ok(looked.value) : failed(unknownOutcome(answer.error))
}

function unknownOutcome({ code, details }: PharosError): PharosError {
  const message =
    'The API server did not answer in time, so it is not known whether the change was made. Look at the object.'
  return new PharosError(code, message, { ...details, outcome: 'unknown' })
}

function wantedOf({ action, body }: PlanStep, live: LiveObject | undefined): JsonRecord | undefined {
  if (action === 'delete') return undefined
  const sent = parseExactJson(body)
  if (action === 'create') return isJsonRecord(sent) ? sent : undefined
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the body of an update is a patch, made by a plan
  const wanted = applyPatch(live ?? {}, sent as unknown as readonly PatchOperation[])
  return wanted.ok && isJsonRecord(wanted.value) ? wanted.value : undefined
}
