import type { Json, JsonRecord } from '@/lib/std/json'
import { sameJson } from '@/lib/std/json'
import { makePatch } from './make-patch'
import { toSteps, valueAtSteps } from './to-steps'

/** Other places the kept objects do not have. */
const KEPT = /^\/(spec|metadata\/(labels|annotations))(\/|$)/

/** An object before and after a change, and as it is now; undefined: there was, or is, none. */
export interface Course {
  readonly before: JsonRecord | undefined
  readonly after: JsonRecord | undefined
  readonly now: JsonRecord | undefined
}

/**
 * What became of a change (product.md section 6, step 9): every place that it touched still says what it wrote (`stands`), says again
 * what stood there before (`reverted`), or something else (`changed`, also where only some of them do). Of places outside of spec,
 * labels and annotations nothing is known.
 */
export type Fate = 'stands' | 'reverted' | 'changed'

export function findFate({ before, after, now }: Course): Fate {
  if (after === undefined) return now === undefined ? 'stands' : 'reverted'
  if (before === undefined) return now === undefined ? 'reverted' : 'stands'
  if (now === undefined) return 'changed'
  const touched = makePatch(before, after).filter(({ path }) => KEPT.test(path))
  const says = (version: JsonRecord) =>
    touched.every(({ path }) => {
      const steps = toSteps(path, before)
      return same(valueAtSteps(version, steps), valueAtSteps(now, steps))
    })
  if (touched.length === 0 || says(after)) return 'stands'
  return says(before) ? 'reverted' : 'changed'
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameJson(a, b)
}
