import { goDurationUs } from '../go-duration'
import { type Fault, readFault } from './faults'
import { at, textAt } from './json'
import { DEFAULT_RETRIES, readRetries, type RetryPolicy } from './retry-policy'

/** What a proxy does with the requests of a route besides sending them on. */
export interface Handling {
  readonly fault?: Fault
  /** For all tries together, injected delays apart; Infinity: none. */
  readonly timeoutMs: number
  readonly retries: RetryPolicy
}

export const DEFAULT_HANDLING: Handling = { timeoutMs: Infinity, retries: DEFAULT_RETRIES }

/** Of a block of a VirtualService's `http`. */
export function readHandling(block: unknown): Handling {
  const fault = readFault(block)
  const retries = readRetries(at(block, 'retries'))
  return { timeoutMs: readTimeoutMs(textAt(block, 'timeout')), retries, ...(fault === undefined ? {} : { fault }) }
}

/** `0s`, and what is no duration, set no limit. */
function readTimeoutMs(text: string): number {
  const ms = (goDurationUs(text) ?? 0) / 1000
  return ms > 0 ? ms : Infinity
}
