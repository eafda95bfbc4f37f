import { CHARTS } from '@/lib/metrics/things/charts'
import { rateBy } from '@/lib/metrics/things/metric-expressions'
import type { GroupKey } from '@/lib/metrics/things/groupings'
import { escapeRegex } from '@/lib/promql/escape-regex'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { compareText } from '@/lib/std/compare-text'

/** `server`: what workloads served, as they counted it; `client`: what they called, as they waited for it. */
export const DURATION_SIDES = ['server', 'client'] as const
export type DurationSide = (typeof DURATION_SIDES)[number]

export interface DurationQuestion {
  readonly side: DurationSide
  /** 0 to 1. */
  readonly rank: number
  /** Its samples are milliseconds; NaN where nothing was counted. */
  readonly expression: PromExpression
}

export interface DurationScope {
  readonly workloads: readonly { readonly namespace: string; readonly name: string }[]
  /** How far back requests are looked at. */
  readonly windowSeconds: number
  /** The store has durations as native histograms, and as no others. */
  readonly native: boolean
  /** Whether workloads, and what they called, are told apart. */
  readonly apart: boolean
}

/**
 * Asks how long requests of these workloads take: one question for each side and rank, however many workloads. Labels of the answers,
 * where they are told apart, are `PREFIX_workload` and `PREFIX_workload_namespace` of the side, and of callers
 * `destination_service_name` and `destination_service_namespace`.
 */
export function planDurations(ranks: readonly number[], scope: DurationScope): readonly DurationQuestion[] {
  return DURATION_SIDES.flatMap((side) =>
    ranks.map((rank) => ({ side, rank, expression: question(side, rank, scope) })),
  )
}

function question(side: DurationSide, rank: number, scope: DurationScope): PromExpression {
  const { workloads, windowSeconds, native, apart } = scope
  const end = side === 'server' ? 'destination' : 'source'
  const labels = [`${end}_workload`, `${end}_workload_namespace`, ...(side === 'client' ? SERVICE_LABELS : [])]
  const keys = (apart ? labels : []).map((label): GroupKey => ({ id: label, label, remote: false }))
  const matchers: readonly Matcher[] = [
    { label: 'reporter', operator: '=', value: end },
    anyOf(`${end}_workload_namespace`, workloads.map(({ namespace }) => namespace)), // prettier-ignore
    anyOf(`${end}_workload`, workloads.map(({ name }) => name)), // prettier-ignore
  ]
  const { metric } = CHARTS.request_duration
  const rates = { matchers, rateSeconds: windowSeconds, namable: null }
  const of = native ? rateBy(rates, metric, keys) : rateBy(rates, `${metric}_bucket`, keys, ['le'])
  return { kind: 'call', name: 'histogram_quantile', args: [{ kind: 'number', value: rank }, of] }
}

const SERVICE_LABELS = ['destination_service_name', 'destination_service_namespace']

function anyOf(label: string, values: readonly string[]): Matcher {
  const names = [...new Set(values)].sort(compareText).map(escapeRegex)
  return { label, operator: '=~', value: names.join('|') }
}
