import { goDurationUs } from '../go-duration'
import { listAt, numberAt, textAt } from './json'

/** How often a proxy tries a request, and after which ends it tries again. */
export interface RetryPolicy {
  /** At most, the first one included. */
  readonly tries: number
  /** Infinity: a try may take as long as the whole. */
  readonly perTryMs: number
  /** Waits between tries grow from it. */
  readonly backOffMs: number
  readonly covers: (answer: { readonly code: string; readonly grpcStatus: string }, flags: string) => boolean
}

/** Istio's own for routes that say nothing; an answer of the application is no reason, except two statuses of gRPC. */
const DEFAULT_ON = 'connect-failure,refused-stream,unavailable,cancelled'
/** What is written may be billions; each is computed. */
const MOST_RETRIES = 25
/** Envoy's base of the waits, and by how much they exceed their base at most. */
const BACK_OFF_MS = 25
const MOST_BACK_OFFS = 10
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
  return {
    tries: triesOf(numberAt(retries, 'attempts') ?? 0),
    perTryMs: positiveMs(textAt(retries, 'perTryTimeout')) ?? Infinity,
    backOffMs: positiveMs(textAt(retries, 'backoff')) ?? BACK_OFF_MS,
    covers: coverage(textAt(retries, 'retryOn') || DEFAULT_ON),
  }
}

/**
 * Of the field `retry` of an HTTPRoute's rule (experimental channel). Istio adds its codes to the default reasons, and takes
 * its default number of tries where none is said. A try has its own limit by `timeouts.backendRequest`, which is another field.
 */
export function readRouteRetry(retry: unknown, perTryMs: number): RetryPolicy {
  if (retry === undefined) return { ...DEFAULT_RETRIES, perTryMs }
  const codes = listAt(retry, 'codes').filter((code) => typeof code === 'number')
  return {
    tries: triesOf(numberAt(retry, 'attempts') ?? DEFAULT_RETRIES.tries - 1),
    perTryMs,
    backOffMs: positiveMs(textAt(retry, 'backoff')) ?? BACK_OFF_MS,
    covers: coverage([DEFAULT_ON, ...codes].join(',')),
  }
}

function triesOf(attempts: number): number {
  return 1 + Math.min(MOST_RETRIES, Math.max(0, Math.floor(attempts)))
}

/** Undefined for what is no duration, and for none. */
function positiveMs(duration: string): number | undefined {
  const ms = (goDurationUs(duration) ?? 0) / 1000
  return ms > 0 ? ms : undefined
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

const PLAIN = { perTryMs: Infinity, backOffMs: BACK_OFF_MS }
export const NO_RETRIES: RetryPolicy = { ...PLAIN, tries: 1, covers: () => false }
export const DEFAULT_RETRIES: RetryPolicy = { ...PLAIN, tries: 3, covers: coverage(DEFAULT_ON) }

/** The mean wait before a try is repeated for the n-th time: Envoy draws from 0 to base × (2ⁿ − 1), at most ten times the base. */
export function meanWaitMs({ backOffMs }: RetryPolicy, n: number): number {
  return (backOffMs * Math.min(MOST_BACK_OFFS, 2 ** n - 1)) / 2
}
