import { setTimeout as sleep } from 'node:timers/promises'

/** How long a watch waits before it tries again. Every time carries chance, so that many watches do not come back at once. */
export interface WaitTimes {
  /** After a failure; `attempt` counts from 0 and starts anew when a watch has held for a while. */
  readonly afterFailureMs: (attempt: number) => number
  /** Before looking again for a kind that is not served; `attempt` counts from 0 how often it was missed in a row. */
  readonly whileAbsentMs: (attempt: number) => number
  /** Before asking again for what is forbidden; `attempt` counts from 0 how often it was refused in a row. */
  readonly whileDeniedMs: (attempt: number) => number
  /** Waits; ends early, and quietly, when the signal does. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const FIRST_MS = 500
/** Two tries in a row that come too early still end within half a minute of the server's return. */
const LONGEST_MS = 10_000
/** What was taken away may come back soon: the times grow to these. */
const ABSENT_MS = 30_000
const DENIED_MS = 60_000

/** The times used in operation. @param random 0 to 1 */
export function defaultWaitTimes(random: () => number = Math.random): WaitTimes {
  return {
    afterFailureMs: (attempt) => Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (0.5 + random() / 2),
    whileAbsentMs: (attempt) => Math.min(ABSENT_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (1 + random()),
    whileDeniedMs: (attempt) => Math.min(DENIED_MS, FIRST_MS * 2 ** Math.min(attempt, 10)) * (1 + random()),
    wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined), // rejects when aborted only
  }
}
