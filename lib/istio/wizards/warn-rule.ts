import { numberAt, recordsOf, textAt, valueAt } from '@/lib/istio/edit/read-json'
import { parseDurationNs } from '@/lib/istio/parse-duration-ns'
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

/** Of a rule of a VirtualService, HTTPRoute or GRPCRoute. Bad values give no warning: the checks say what is wrong with them. */
export function warnRule(rule: Json | undefined): readonly RuleWarning[] {
  const mirrored = ['mirror', 'mirrors'].some((key) => isFilled(valueAt(rule, key)))
  const filters = recordsOf(valueAt(rule, 'filters')).some((filter) => valueAt(filter, 'requestMirror') !== undefined)
  return [
    ...warnRetries(rule),
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

function hitsNobody(fault: Json | undefined): boolean {
  if (fault === undefined) return false
  const share = numberAt(fault, 'percentage', 'value') ?? numberAt(fault, 'percent') ?? 0
  return share === 0
}
