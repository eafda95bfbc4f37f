import { groupBy } from '@/lib/std/group-by'
import { evaluate } from './evaluate'
import type { Column, Evaluation } from './evaluation'
import type { Expression, Matcher } from './expression'
import { type LabelEntry, METRIC_NAME } from './label-set'
import { NATIVE_METRIC } from './native-source'
import { QueryError } from './query-error'

/** Observations above `low` up to `high`, as the API writes buckets of custom bounds. */
export interface NativeBucket {
  readonly low: number
  readonly high: number
  readonly count: number
}

export interface NativeSample {
  readonly count: number
  readonly sum: number
  readonly buckets: readonly NativeBucket[]
}

export interface NativeRow {
  readonly entries: readonly LabelEntry[]
  readonly samples: readonly (readonly [timeMs: number, sample: NativeSample])[]
}

/** Functions of which the histogram of parts is the histogram of the whole. */
const LINEAR = new Set(['rate', 'increase', 'irate', 'delta', 'sum_over_time'])

/** Whether the expression asks for the durations under their native name. */
export function isNative(expression: Expression): boolean {
  switch (expression.kind) {
    case 'selector':
      return expression.matchers.some(({ label, equals }) => label === METRIC_NAME && equals === NATIVE_METRIC)
    case 'call':
    case 'aggregate':
      return expression.args.some(isNative)
    case 'binary':
      return isNative(expression.left) || isNative(expression.right)
    case 'unary':
      return isNative(expression.of)
    default:
      return false
  }
}

/**
 * The native histograms of sums of rates, joined by `or`: counts, sums and buckets are asked for one by one, as such expressions
 * treat all of them alike, and put together with the bounds of the classic buckets. Anything else is refused.
 *
 * @param evaluation of the source that has the classic histograms.
 */
export function nativeRows(expression: Expression, evaluation: Evaluation): readonly NativeRow[] {
  const part = (suffix: string): readonly Column[] => {
    const value = evaluate(partOf(expression, suffix), evaluation)
    return value.type === 'vector' ? value.columns : []
  }
  const counts = part('count')
  const keyOf = ({ labels }: Column): string => JSON.stringify(labels.drop(new Set(['le'])).entries())
  const sums = new Map(part('sum').map((column) => [keyOf(column), column]))
  const buckets = groupBy(part('bucket'), keyOf)
  return counts.map((column) => {
    const key = keyOf(column)
    const own = (buckets.get(key) ?? [])
      .map(({ labels, values }) => ({ bound: Number(labels.get('le').replace('+Inf', 'Infinity')), values }))
      .sort((a, b) => a.bound - b.bound)
    const samples = evaluation.steps.flatMap((timeMs, step): [number, NativeSample][] => {
      const count = column.values[step]
      const sum = sums.get(key)?.values[step]
      if (count === undefined || sum === undefined) return []
      return [[timeMs, { count, sum, buckets: bucketsAt(own, step) }]]
    })
    return { entries: column.labels.entries(), samples }
  })
}

function bucketsAt(
  cumulative: readonly { readonly bound: number; readonly values: readonly (number | undefined)[] }[],
  step: number,
): readonly NativeBucket[] {
  let [low, below] = [Number.NEGATIVE_INFINITY, 0]
  return cumulative.flatMap(({ bound, values }) => {
    const value = values[step] ?? below
    const bucket = { low, high: bound, count: value - below }
    low = bound
    below = Math.max(below, value)
    return bucket.count > 0 ? [bucket] : []
  })
}

/** The expression for the counts, the sums or the buckets behind the histograms. */
function partOf(expression: Expression, suffix: string): Expression {
  switch (expression.kind) {
    case 'selector':
      return { ...expression, matchers: expression.matchers.map((matcher) => renamed(matcher, suffix)) }
    case 'call': {
      if (!LINEAR.has(expression.name)) break
      return { ...expression, args: expression.args.map((arg) => partOf(arg, suffix)) }
    }
    case 'aggregate': {
      const { operator, grouping, args } = expression
      if (operator !== 'sum') break
      const keepsBounds = suffix === 'bucket' && !grouping.without
      const labels = keepsBounds ? [...grouping.labels, 'le'] : grouping.labels
      return { ...expression, grouping: { ...grouping, labels }, args: args.map((arg) => partOf(arg, suffix)) }
    }
    case 'binary':
      if (expression.operator !== 'or' || expression.matching !== undefined) break
      return { ...expression, left: partOf(expression.left, suffix), right: partOf(expression.right, suffix) }
    default:
  }
  throw new QueryError('execution', 'not supported by the demo: this of native histograms')
}

function renamed(matcher: Matcher, suffix: string): Matcher {
  if (matcher.label !== METRIC_NAME) return matcher
  const name = `${NATIVE_METRIC}_${suffix}`
  return { label: METRIC_NAME, equals: name, literals: new Set([name]), accepts: (value) => value === name }
}
