import { makeBare } from '@/lib/std/bare-record'
import type { Json } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { failed, ok, type Result } from '@/lib/std/result'
import { fromPointer } from './json-pointer'
import { isJsonList, isJsonRecord } from './json-shape'
import type { PatchOperation } from './patch-operation'

/** Which operation could not be done, and why: the place is not there, a test found something else, or the path is no pointer. */
export interface PatchProblem {
  readonly index: number
  readonly path: string
  readonly reason: 'missing' | 'different' | 'bad_path'
}

/** Applies a JSON Patch (RFC 6902) to a document and returns a new one; all operations or none. Neither argument is changed. */
export function applyPatch(document: Json, patch: readonly PatchOperation[]): Result<Json, PatchProblem> {
  let current = document
  for (const [index, operation] of patch.entries()) {
    const steps = fromPointer(operation.path)
    const next = steps === undefined ? 'bad_path' : change(current, steps, operation)
    if (typeof next === 'string') return failed({ index, path: operation.path, reason: next })
    current = next.value
  }
  return ok(current)
}

type Changed = { readonly value: Json } | PatchProblem['reason']

function change(value: Json, steps: readonly string[], operation: PatchOperation): Changed {
  const [step, ...rest] = steps
  if (step === undefined) return changeHere(value, operation)
  if (isJsonList(value)) return changeList(value, step, rest, operation)
  if (!isJsonRecord(value)) return 'missing'
  const old = Object.hasOwn(value, step) ? value[step] : undefined
  if (rest.length > 0 || operation.op === 'test') {
    const inner = old === undefined ? 'missing' : change(old, rest, operation)
    return typeof inner === 'string' ? inner : { value: withKey(value, step, inner.value) }
  }
  if (old === undefined && operation.op !== 'add') return 'missing'
  return { value: withKey(value, step, operation.op === 'remove' ? undefined : operation.value) }
}

function changeHere(value: Json, operation: PatchOperation): Changed {
  // A document cannot be removed.
  if (operation.op === 'remove') return 'missing'
  if (operation.op === 'test') return sameJson(value, operation.value) ? { value } : 'different'
  return { value: operation.value }
}

function changeList(list: readonly Json[], step: string, rest: readonly string[], operation: PatchOperation): Changed {
  const inserts = operation.op === 'add' && rest.length === 0
  const index = inserts && step === '-' ? list.length : toIndex(step)
  if (index === undefined || index > (inserts ? list.length : list.length - 1)) return 'missing'
  if (inserts) return { value: list.toSpliced(index, 0, operation.value) }
  if (operation.op === 'remove' && rest.length === 0) return { value: list.toSpliced(index, 1) }
  const inner = change(list[index] ?? null, rest, operation)
  return typeof inner === 'string' ? inner : { value: list.with(index, inner.value) }
}

function toIndex(step: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(step) ? Number(step) : undefined
}

/** A copy with the key set, in its place when it was there; without it when the value is undefined. */
function withKey(record: Readonly<Record<string, Json>>, key: string, value: Json | undefined): Json {
  const copy = makeBare<Json>({})
  for (const [each, old] of Object.entries(record))
    if (each !== key) copy[each] = old
    else if (value !== undefined) copy[each] = value
  if (value !== undefined) copy[key] = value
  return copy
}
