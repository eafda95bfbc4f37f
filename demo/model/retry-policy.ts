import { goDurationUs } from '../go-duration'
import { numberAt, textAt } from './json'

/** How often a proxy tries a request, and after which ends it tries again. */
export interface RetryPolicy {
  /** At most, the first one included. */
  readonly tries: number
  /** Infinity: a try may take as long as the whole. */
  readonly perTryMs: number
  readonly covers: (answer: { readonly code: string; readonly grpcStatus: string }, flags: string) => boolean
}

/** Istio's own for routes that say nothing; an answer of the application is no reason, except two statuses of gRPC. */
const DEFAULT_ON = 'connect-failure,refused-stream,unavailable,cancelled'
/** What is written may be billions; each is computed. */
const MOST_RETRIES = 25
const ON_STATUS = new Map([
  ['cancelled', '1'],
  ['deadline-exceeded', '4'],
  ['resource-exhausted', '8'],
  ['internal', '13'],
  ['unavailable', '14'],
])
const ON_CODES = new Map([
  ['gateway-error', /^50[234]$/],
  ['5xx', /^5/],
  ['retriable-4xx', /^409$/],
])
/** Ends without an answer of the server, by flag, and the words that cover them (Envoy, `x-envoy-retry-on`). */
const ON_FLAGS = new Map([
  ['UF', ['connect-failure', 'reset', '5xx', 'gateway-error']],
  ['UC', ['reset', '5xx', 'gateway-error']],
  ['UT', ['reset', '5xx', 'gateway-error']],
])

/** Of the field `retries`: absent is Istio's default, and `attempts: 0` none. */
export function readRetries(retries: unknown): RetryPolicy {
  if (retries === undefined) return DEFAULT_RETRIES
  const perTryMs = (goDurationUs(textAt(retries, 'perTryTimeout')) ?? 0) / 1000
  return {
    tries: 1 + Math.min(MOST_RETRIES, Math.max(0, Math.floor(numberAt(retries, 'attempts') ?? 0))),
    perTryMs: perTryMs > 0 ? perTryMs : Infinity,
    covers: coverage(textAt(retries, 'retryOn') || DEFAULT_ON),
  }
}

function coverage(retryOn: string): RetryPolicy['covers'] {
  const words = new Set(retryOn.split(',').map((word) => word.trim()))
  const statuses = [...words].flatMap((word) => ON_STATUS.get(word) ?? [])
  const codes = [...words].flatMap((word) => ON_CODES.get(word) ?? [])
  return ({ code, grpcStatus }, flags) => {
    if (flags !== '-') return (ON_FLAGS.get(flags) ?? []).some((word) => words.has(word))
    return words.has(code) || codes.some((some) => some.test(code)) || statuses.includes(grpcStatus)
  }
}

export const NO_RETRIES: RetryPolicy = { tries: 1, perTryMs: Infinity, covers: () => false }
export const DEFAULT_RETRIES: RetryPolicy = { tries: 3, perTryMs: Infinity, covers: coverage(DEFAULT_ON) }

/** The mean wait before a try is repeated for the n-th time: Envoy draws from 0 to 25 ms × (2ⁿ − 1), at most 250 ms. */
export function backOffMs(n: number): number {
  return Math.min(250, 25 * (2 ** n - 1)) / 2
}
