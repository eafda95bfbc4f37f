import { goDurationUs } from '../go-duration'
import { type Fault, readFault } from './faults'
import { at, textAt } from './json'
import { type Mirror, readMirrors } from './mirrors'
import { DEFAULT_RETRIES, readRetries, type RetryPolicy } from './retry-policy'

/** What a proxy does with the requests of a route besides sending them on. */
export interface Handling {
  readonly fault?: Fault
  /** For all tries together, injected delays apart; Infinity: none. */
  readonly timeoutMs: number
  readonly retries: RetryPolicy
  readonly mirrors: readonly Mirror[]
}

export const DEFAULT_HANDLING: Handling = { timeoutMs: Infinity, retries: DEFAULT_RETRIES, mirrors: [] }

/** Of a block of a VirtualService's `http`. */
export function readHandling(block: unknown, namespace: string): Handling {
  const fault = readFault(block)
  return {
    timeoutMs: readTimeoutMs(textAt(block, 'timeout')),
    retries: readRetries(at(block, 'retries')),
    mirrors: readMirrors(block, namespace),
    ...(fault === undefined ? {} : { fault }),
  }
}

/** `0s`, and what is no duration, set no limit. */
export function readTimeoutMs(text: string): number {
  const ms = (goDurationUs(text) ?? 0) / 1000
  return ms > 0 ? ms : Infinity
}
