import { type Active, ofKind } from '@/demo/admin/fault-board'

/** A store that is started again refuses for so long, and reads its log for as long after that. It takes no samples meanwhile. */
const RESTART_STEP_MS = 5000

export function phaseOf(faults: readonly Active[], nowMs: number): 'refuses' | 'replays' | 'answers' {
  const age = nowMs - Math.max(-Infinity, ...restarts(faults))
  if (age >= 2 * RESTART_STEP_MS) return 'answers'
  return age < RESTART_STEP_MS ? 'refuses' : 'replays'
}

/** When it was started again for the last time; undefined: never. */
export function restartedMs(faults: readonly Active[]): number | undefined {
  const last = restarts(faults).at(-1)
  return last === undefined ? undefined : last + RESTART_STEP_MS
}

/** Whether no sample was taken then. */
export function isInRestart(faults: readonly Active[], ms: number): boolean {
  return restarts(faults).some((sinceMs) => ms > sinceMs && ms <= sinceMs + 2 * RESTART_STEP_MS)
}

function restarts(faults: readonly Active[]): readonly number[] {
  return ofKind(faults, 'restart').map(({ sinceMs }) => sinceMs)
}
