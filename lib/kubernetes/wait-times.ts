import { setTimeout as sleep } from 'node:timers/promises'

/** How long a watch waits before it tries again. Every time carries chance, so that many watches do not come back at once. */
export interface WaitTimes {
  /** After a failure; `attempt` counts from 0 and starts anew when a watch has held for a while. */
  readonly afterFailureMs: (attempt: number) => number
  /** Before looking again for a kind that is not served; `attempt` counts from 0 how often it was missed in a row. Soon, until that is believed. */
  readonly whileAbsentMs: (attempt: number) => number
  /** Before asking again for what is forbidden; `attempt` counts from 0 how often it was refused in a row. Soon, until that is believed. */
  readonly whileDeniedMs: (attempt: number) => number
  /** Waits; ends early, and quietly, when the signal does. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/**
 * An API server that starts refuses everybody everything until it has read its roles, and leaves whole groups out of its
 * discovery: it is asked again soon, and one such answer is not believed. The sixth in a row, which is, comes after 4 to 16 s;
 * an open watch outlives a right for longer.
 */
const MOST_DOUBTS = 5

/** Whether a refusal, or a missing kind, is taken for the truth. @param earlier such answers in a row before this one */
export function isBelieved(earlier: number): boolean {
  return earlier >= MOST_DOUBTS
}

const FIRST_MS = 500
/** Two tries in a row that come too early still end within half a minute of the server's return. */
const LONGEST_MS = 10_000
/** What was taken away may come back soon: the times grow to these. */
const ABSENT_MS = 30_000
const DENIED_MS = 60_000

/** The times used in operation. @param random 0 to 1 */
export function defaultWaitTimes(random: () => number = Math.random): WaitTimes {
  const grown = (attempt: number, longestMs: number) => Math.min(longestMs, FIRST_MS * 2 ** Math.min(attempt, 10))
  const afterFailureMs = (attempt: number) => grown(attempt, LONGEST_MS) * (0.5 + random() / 2)
  const whileSo = (longestMs: number) => (attempt: number) =>
    isBelieved(attempt) ? grown(attempt, longestMs) * (1 + random()) : afterFailureMs(attempt)
  return {
    afterFailureMs,
    whileAbsentMs: whileSo(ABSENT_MS),
    whileDeniedMs: whileSo(DENIED_MS),
    wait: (ms, signal) => sleep(ms, undefined, { signal, ref: false }).catch(() => undefined), // rejects when aborted only
  }
}
