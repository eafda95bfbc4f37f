import { setTimeout as sleep } from 'node:timers/promises'

/** How long a watch waits before it tries again. Every time carries chance, so that many watches do not come back at once. */
export interface WaitTimes {
  /** After a failure; `attempt` counts from 0 and starts anew when a watch has held for a while. */
  readonly afterFailureMs: (attempt: number) => number
  /** Before looking again for a kind that is not served. */
  readonly whileAbsentMs: () => number
  /** Before asking again for what is forbidden. */
  readonly whileDeniedMs: () => number
  /** Waits; ends early, and quietly, when the signal does. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** The times used in operation. @param random 0 to 1 */
export function defaultWaitTimes(random: () => number = Math.random): WaitTimes {
  return {
    afterFailureMs: (attempt) => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (0.5 + random() / 2),
    whileAbsentMs: () => 30_000 + random() * 30_000,
    whileDeniedMs: () => 60_000 + random() * 60_000,
    wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined), // rejects when aborted only
  }
}
