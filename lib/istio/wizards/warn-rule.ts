import { numberAt, recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { parseDurationNs } from '@/lib/istio/parse-duration-ns'
import type { RetriedCaller } from '@/lib/url/callers-types'
import type { Json } from '@/lib/std/json'

/** What a rule does that its author may not have meant; values are as written. */
export type RuleWarning =
  | {
      readonly id: 'retriesOutlastTimeout'
      readonly attempts: number
      readonly perTry: string
      readonly timeout: string
    }
  /** Istio: what has no percentage hits no request. */
  | { readonly id: 'delayHitsNobody' | 'abortHitsNobody' }
  | { readonly id: 'mirrorAddsLoad' }
  /** Tries multiply along a chain: where this fails, its caller may fail, and is asked again. */
  | ({
      readonly id: 'retriesMultiply'
      readonly attempts: number
      /** At most, for one request to the caller. */
      readonly tries: number
    } & Pick<RetriedCaller, 'caller' | 'route'> & { readonly callerAttempts: number })

/** More callers than these say nothing new. */
const MOST_CALLERS = 3

/**
 * Of a rule of a VirtualService, HTTPRoute or GRPCRoute. Bad values give no warning: the checks say what is wrong with them.
 *
 * @param retried callers that are retried themselves, the most first; none where they are not known
 */
export function warnRule(rule: Json | undefined, retried: readonly RetriedCaller[] = []): readonly RuleWarning[] {
  const mirrored = ['mirror', 'mirrors'].some((key) => isFilled(valueAt(rule, key)))
  const filters = recordsOf(valueAt(rule, 'filters')).some((filter) => valueAt(filter, 'requestMirror') !== undefined)
  return [
    ...warnRetries(rule),
    ...warnOfCallers(rule, retried),
    ...(hitsNobody(valueAt(rule, 'fault', 'delay')) ? [{ id: 'delayHitsNobody' } as const] : []),
    ...(hitsNobody(valueAt(rule, 'fault', 'abort')) ? [{ id: 'abortHitsNobody' } as const] : []),
    ...(mirrored || filters ? [{ id: 'mirrorAddsLoad' } as const] : []),
  ]
}

function isFilled(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined
}

function warnRetries(rule: Json | undefined): readonly RuleWarning[] {
  const attempts = numberAt(rule, 'retries', 'attempts')
  const perTry = textAt(rule, 'retries', 'perTryTimeout')
  const timeout = textAt(rule, 'timeout')
  if (attempts === undefined || perTry === undefined || timeout === undefined || !Number.isInteger(attempts)) return []
  const [each, whole] = [parseDurationNs(perTry), parseDurationNs(timeout)]
  // 0s is no timeout.
  if (each === undefined || whole === undefined || whole === 0n || BigInt(attempts) * each <= whole) return []
  return [{ id: 'retriesOutlastTimeout', attempts, perTry, timeout }]
}

function warnOfCallers(rule: Json | undefined, retried: readonly RetriedCaller[]): readonly RuleWarning[] {
  const attempts = numberAt(rule, 'retries', 'attempts')
  if (attempts === undefined || !Number.isInteger(attempts) || attempts < 1) return []
  return retried.slice(0, MOST_CALLERS).map(({ caller, route, attempts: callerAttempts }) => ({
    id: 'retriesMultiply',
    attempts,
    callerAttempts,
    // Attempts are retries: the first try is not counted among them.
    tries: (1 + attempts) * (1 + callerAttempts),
    caller,
    route,
  }))
}

function hitsNobody(fault: Json | undefined): boolean {
  if (fault === undefined) return false
  const share = numberAt(fault, 'percentage', 'value') ?? numberAt(fault, 'percent') ?? 0
  return share === 0
}
