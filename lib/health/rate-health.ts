import { type Status, STATUSES } from '@/lib/graph/model'
import { formatDuration } from '@/lib/time/duration'
import { type CompiledTolerance, describeLimit } from './tolerances'

/** Requests of one protocol in one direction, by response code; rates per second. */
export interface CodeRates {
  readonly protocol: 'http' | 'grpc'
  readonly direction: 'inbound' | 'outbound'
  readonly codes: ReadonlyMap<string, number>
}

export interface RateHealth {
  readonly status: Status
  /** 0 to 1: the share of the rule that decided. */
  readonly errorRatio: number
  readonly reason: string
  /** The rule that decided, in words. */
  readonly rule: string
}

interface Verdict {
  readonly status: Status
  readonly rates: CodeRates
  readonly rule: CompiledTolerance
  readonly bad: number
  readonly total: number
}

/**
 * Rates requests by their codes (H1): for every rule the share of the codes it names among all of the same protocol and
 * direction. The worst rule decides, the larger share among equals.
 *
 * @returns null when there are no requests, or none that a rule is about.
 */
export function rateHealth(
  traffic: readonly CodeRates[],
  tolerances: readonly CompiledTolerance[],
  windowSeconds: number,
): RateHealth | null {
  const worst = worstVerdict(traffic, tolerances)
  if (worst === undefined) return null
  return {
    status: worst.status,
    errorRatio: worst.bad / worst.total,
    reason: reasonOf(worst, windowSeconds),
    rule: worst.rule.text,
  }
}

/** The status alone, without the words. */
export function rateStatus(traffic: readonly CodeRates[], tolerances: readonly CompiledTolerance[]): Status | null {
  return worstVerdict(traffic, tolerances)?.status ?? null
}

/** One object for the worst, none for the others: this runs for every node and every edge, for each rule. */
function worstVerdict(traffic: readonly CodeRates[], tolerances: readonly CompiledTolerance[]): Verdict | undefined {
  let worst: Verdict | undefined
  for (const rates of traffic) {
    let total = 0
    for (const rate of rates.codes.values()) total += rate
    if (!(total > 0)) continue
    for (const rule of tolerances) {
      if (!rule.protocol(rates.protocol) || !rule.direction(rates.direction)) continue
      const bad = badRate(rates, rule)
      const status = statusOf((bad / total) * 100, rule)
      if (worst === undefined || isWorse(status, bad / total, worst)) worst = { status, rates, rule, bad, total }
    }
  }
  return worst
}

function badRate({ codes }: CodeRates, rule: CompiledTolerance): number {
  let bad = 0
  for (const [code, rate] of codes) if (rate > 0 && rule.code(code)) bad += rate
  return bad
}

function statusOf(percent: number, { degraded, failure }: CompiledTolerance): Status {
  if (percent <= 0) return 'healthy'
  if (percent >= failure) return 'failure'
  return percent >= degraded ? 'degraded' : 'healthy'
}

function isWorse(status: Status, share: number, than: Verdict): boolean {
  const [rank, other] = [STATUSES.indexOf(status), STATUSES.indexOf(than.status)]
  return rank < other || (rank === other && share > than.bad / than.total)
}

/** Always with the fraction: *3 of 3 inbound requests failed (HTTP 500) in 5m; failure from 10 %*. */
function reasonOf({ status, rates, rule, bad, total }: Verdict, windowSeconds: number): string {
  const matched = [...rates.codes].filter(([code, rate]) => rate > 0 && rule.code(code)).map(([code]) => code)
  const count = (rate: number): number => Math.max(rate > 0 ? 1 : 0, Math.round(rate * windowSeconds))
  const codes = matched.length === 0 ? '' : ` (${describeCodes(rates.protocol, matched.sort())})`
  const fraction = `${count(bad)} of ${count(total)} ${rates.direction} requests failed${codes}`
  return `${fraction} in ${formatDuration(windowSeconds)}${describeDecision(status, rule, bad)}`
}

function describeCodes(protocol: CodeRates['protocol'], codes: readonly string[]): string {
  const answered = codes.filter((code) => code !== '-').slice(0, 5)
  const parts = [
    ...(answered.length === 0 ? [] : [`${protocol === 'http' ? 'HTTP' : 'gRPC'} ${answered.join(', ')}`]),
    ...(codes.includes('-') ? ['no response'] : []),
  ]
  return parts.join(', ')
}

function describeDecision(status: Status, { degraded, failure }: CompiledTolerance, bad: number): string {
  if (bad <= 0) return ''
  return status === 'failure' ? `; failure ${describeLimit(failure)}` : `; degraded ${describeLimit(degraded)}`
}
