import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { RECORDED_METRICS, RECORDING_INTERVAL, recordOf } from './recorded-metrics'

/**
 * Shorter windows are asked as they are, and cost little. Recorded rates end up to 90 seconds before their window does, where proxies
 * are scraped every 15 seconds: less than a hundredth of this, a tenth of a quarter of an hour.
 */
const MIN_WINDOW = 3 * 3600

/** `sum by (…) (rate(metric{…}[window]))`, which is all that is recorded. */
interface SumOfRate {
  readonly metric: string
  readonly matchers: readonly Matcher[]
  readonly by: readonly string[]
  readonly windowSeconds: number
}

/**
 * The window in seconds over which an expression could be answered by the rules; undefined where it could not: where a part of it is
 * anything but sums of rates, where it needs labels or series that are not kept, or where its window is short.
 */
export function recordedWindow(expression: PromExpression): number | undefined {
  const windows = new Set<number>()
  const replaced = replaceSums(expression, (sum) => {
    windows.add(sum.windowSeconds)
    return isRecorded(sum) ? expression : undefined
  })
  const [only] = windows
  return replaced === undefined || windows.size !== 1 ? undefined : only
}

/**
 * The same question to the recorded series: the mean of the rates in the window.
 *
 * @param evaluations how often each metric was recorded in the window, see `readEvaluations`.
 * @returns undefined where one of the metrics is not in `evaluations`, and where `recordedWindow` is undefined.
 */
export function toRecorded(
  expression: PromExpression,
  evaluations: ReadonlyMap<string, number>,
): PromExpression | undefined {
  if (recordedWindow(expression) === undefined) return undefined
  return replaceSums(expression, ({ metric, matchers, by, windowSeconds }) => {
    const count = evaluations.get(metric)
    if (count === undefined) return undefined
    const selector = { kind: 'selector', metric: recordOf(metric), matchers, rangeSeconds: windowSeconds } as const
    const of: PromExpression = { kind: 'call', name: 'sum_over_time', args: [selector] }
    const left: PromExpression = { kind: 'aggregate', operator: 'sum', by, of }
    return { kind: 'binary', operator: '/', left, right: { kind: 'number', value: count } }
  })
}

/** Puts something in the place of each sum of rates; undefined as soon as there is nothing to put, or anything else in the tree. */
function replaceSums(
  expression: PromExpression,
  replace: (sum: SumOfRate) => PromExpression | undefined,
): PromExpression | undefined {
  if (expression.kind === 'number') return expression
  if (expression.kind === 'aggregate') {
    const sum = readSum(expression)
    return sum === undefined ? undefined : replace(sum)
  }
  if (expression.kind !== 'binary') return undefined
  const left = replaceSums(expression.left, replace)
  const right = replaceSums(expression.right, replace)
  return left === undefined || right === undefined ? undefined : { ...expression, left, right }
}

function readSum({ operator, by, of }: Extract<PromExpression, { kind: 'aggregate' }>): SumOfRate | undefined {
  if (operator !== 'sum' || of.kind !== 'call' || of.name !== 'rate' || of.args.length !== 1) return undefined
  const [range] = of.args
  if (range?.kind !== 'selector' || range.metric === null) return undefined
  const { metric, matchers, rangeSeconds: windowSeconds, atSeconds, offsetSeconds } = range
  if (windowSeconds === undefined || atSeconds !== undefined || offsetSeconds !== undefined) return undefined
  return { metric, matchers, by, windowSeconds }
}

function isRecorded({ metric, matchers, by, windowSeconds }: SumOfRate): boolean {
  const recorded = RECORDED_METRICS.find((one) => one.metric === metric)
  if (recorded === undefined || windowSeconds < MIN_WINDOW || windowSeconds % RECORDING_INTERVAL !== 0) return false
  const known = new Set(recorded.labels)
  return (
    [...by, ...matchers.map(({ label }) => label)].every((label) => known.has(label)) &&
    recorded.only.every((needed) => matchers.some((matcher) => isSame(matcher, needed)))
  )
}

function isSame(one: Matcher, other: Matcher): boolean {
  return one.label === other.label && one.operator === other.operator && one.value === other.value
}
