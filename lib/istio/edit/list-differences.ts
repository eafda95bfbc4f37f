import { printExactJson } from '@/lib/std/exact-json'
import type { JsonRecord } from '@/lib/std/json'
import { editablePart } from './editable-part'
import { makePatch } from './make-patch'
import { toSteps, valueAtSteps } from './to-steps'
import { sayPath } from './words/say-path'

/** One place in which two versions differ; values are JSON texts, absent ones are left out. */
export interface FieldDifference {
  /** `spec.http[0].timeout` */
  readonly path: string
  readonly from?: string
  readonly to?: string
}

/** Where two versions of an object differ, apart from what the server alone decides (`editablePart`). */
export function listDifferences(from: JsonRecord, to: JsonRecord): readonly FieldDifference[] {
  const [before, after] = [editablePart(from), editablePart(to)]
  return makePatch(before, after).map(({ path }) => {
    const steps = toSteps(path, before)
    const [old, fresh] = [valueAtSteps(before, steps), valueAtSteps(after, steps)]
    return {
      path: sayPath(steps),
      ...(old === undefined ? {} : { from: printExactJson(old) }),
      ...(fresh === undefined ? {} : { to: printExactJson(fresh) }),
    }
  })
}
