import 'server-only'
import type { LiveObject } from '@/lib/ports/cluster-writer'
import { PharosError } from '@/lib/ports/pharos-error'
import type { StepOutcome } from '@/lib/url/edit-types'
import { isRefusal } from './refusal'
import { takeBack } from './take-back'
import { fits, type FoundStep, writeStep } from './write-step'

/** What became of one step. */
export interface StepEnd {
  readonly outcome: StepOutcome
  /** The API server's answer; undefined after a deletion, and where nothing was written. */
  readonly left?: LiveObject | undefined
  /** Of what was not written, or not taken back. */
  readonly error?: PharosError
}

const CHANGED = 'The object has changed since the preview.'
const UNTOUCHED: StepEnd = { outcome: 'untouched' }

/**
 * Writes the steps one after the other. Where one fails, those before it are taken back in reverse; one on which a step depends that could
 * not be taken back stays as well. Where an object is another one than at the preview, nothing is written at all.
 *
 * @returns the end of each step, all of them `applied` or none of the last ones
 */
export async function writeSteps(found: readonly FoundStep[]): Promise<readonly StepEnd[]> {
  const changed = found.findIndex((one) => !fits(one))
  if (changed >= 0) {
    const isNew = found[changed]?.step.action === 'create'
    const error = new PharosError('conflict', isNew ? 'Somebody has made it since the preview.' : CHANGED)
    return found.map((_, i) => (i === changed ? { outcome: 'refused', error } : UNTOUCHED))
  }
  const ends: StepEnd[] = []
  for (const one of found) {
    const answer = await writeStep(one)
    ends.push(
      answer.ok
        ? { outcome: 'applied', left: answer.value }
        : { outcome: isRefusal(answer.error) ? 'refused' : 'unknown', error: answer.error },
    )
    if (!answer.ok) return [...(await takeAllBack(found, ends)), ...found.slice(ends.length).map(() => UNTOUCHED)]
  }
  return ends
}

async function takeAllBack(found: readonly FoundStep[], ends: readonly StepEnd[]): Promise<readonly StepEnd[]> {
  const results = [...ends]
  for (const [i, { left, outcome }] of [...ends.entries()].toReversed()) {
    const one = found[i]
    if (outcome !== 'applied' || one === undefined) continue
    const stays = found.some(({ step }, j) => step.after.includes(i) && stillStands(results[j]))
    if (stays) {
      const error = new PharosError('conflict', 'What depends on it could not be taken back, so it stays as well.')
      results[i] = { outcome, left, error }
      continue
    }
    const answer = await takeBack(one, left)
    results[i] = answer.ok
      ? { outcome: 'undone', left }
      : { outcome: failedOutcome(answer.error), left, error: answer.error }
  }
  return results
}

/** It is written, or may be. */
function stillStands(end: StepEnd | undefined): boolean {
  return end?.outcome === 'applied' || end?.outcome === 'unknown'
}

/** After a failure that is no refusal nobody knows. */
function failedOutcome(error: PharosError): StepOutcome {
  return isRefusal(error) ? 'applied' : 'unknown'
}
