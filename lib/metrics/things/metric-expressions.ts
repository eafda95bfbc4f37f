import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { type ChartSource, QUANTILE_RANKS, type Stat } from './charts'
import type { GroupKey } from './groupings'

/** Which series are counted, over how long, and how far they may be told apart. */
export interface MetricScope {
  readonly matchers: readonly Matcher[]
  readonly rateSeconds: number
  /** Where the other side is in another namespace than these, its names are left out: such series lack the label. Null: all may be named. */
  readonly namable: Matcher | null
}

/** One number per group and moment, in the unit of the chart, out of counters and classic histograms. */
export function classicExpression(
  scope: MetricScope,
  { kind, metric, factor }: ChartSource,
  stat: Stat,
  keys: readonly GroupKey[],
): PromExpression {
  if (kind === 'counter') return times(rateBy(scope, metric, keys), factor)
  if (kind === 'body') return times(rateBy(scope, `${metric}_sum`, keys), factor)
  if (stat === 'rate' || stat === 'value' || stat === 'avg') {
    return times(over(rateBy(scope, `${metric}_sum`, keys), rateBy(scope, `${metric}_count`, keys)), factor)
  }
  return times(quantile(stat, rateBy(scope, `${metric}_bucket`, keys, ['le'])), factor)
}

/** The same out of native histograms, as Prometheus itself would compute it. */
export function nativeExpression(
  scope: MetricScope,
  { kind, metric, factor }: ChartSource,
  stat: Stat,
  keys: readonly GroupKey[],
): PromExpression {
  const rate = rateBy(scope, metric, keys)
  const sum: PromExpression = { kind: 'call', name: 'histogram_sum', args: [rate] }
  if (kind === 'body' || stat === 'rate' || stat === 'value') return times(sum, factor)
  if (stat === 'avg') return times(over(sum, { kind: 'call', name: 'histogram_count', args: [rate] }), factor)
  return times(quantile(stat, rate), factor)
}

/** The rate of a metric per group. */
export function rateBy(
  { matchers, rateSeconds, namable }: MetricScope,
  metric: string,
  keys: readonly GroupKey[],
  more: readonly string[] = [],
): PromExpression {
  const sum = (by: readonly GroupKey[], extra: readonly Matcher[]): PromExpression => {
    const selector: PromExpression = {
      kind: 'selector',
      metric,
      matchers: [...matchers, ...extra],
      rangeSeconds: rateSeconds,
    }
    const labels = [...new Set([...by.map(({ label }) => label), ...more])]
    return { kind: 'aggregate', operator: 'sum', by: labels, of: { kind: 'call', name: 'rate', args: [selector] } }
  }
  if (namable === null) return sum(keys, [])
  const hidden: Matcher = { ...namable, operator: '!~' }
  const unnamed = keys.filter(({ remote }) => !remote)
  return { kind: 'binary', operator: 'or', left: sum(keys, [namable]), right: sum(unnamed, [hidden]) }
}

function quantile(name: Exclude<Stat, 'rate' | 'value' | 'avg'>, of: PromExpression): PromExpression {
  return { kind: 'call', name: 'histogram_quantile', args: [{ kind: 'number', value: QUANTILE_RANKS[name] }, of] }
}

function over(left: PromExpression, right: PromExpression): PromExpression {
  return { kind: 'binary', operator: '/', left, right }
}

function times(expression: PromExpression, factor: number): PromExpression {
  if (factor === 1) return expression
  const right = (value: number): PromExpression => ({ kind: 'number', value })
  return factor < 1
    ? { kind: 'binary', operator: '/', left: expression, right: right(Math.round(1 / factor)) }
    : { kind: 'binary', operator: '*', left: expression, right: right(factor) }
}
