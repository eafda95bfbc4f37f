import { groupBy } from '@/lib/std/group-by'
import { type Column, type Evaluation, presentColumn } from './evaluation'
import type { Grouping } from './expression'
import { LabelSet, METRIC_NAME } from './label-set'
import { QueryError } from './query-error'
import { compareNumbers, mean, quantile, sum, variance } from './statistics'

type Reduction = (values: readonly number[], rules: '2' | '3') => number

const REDUCTIONS: ReadonlyMap<string, Reduction> = new Map<string, Reduction>([
  ['sum', sum],
  ['avg', mean],
  ['count', (values) => values.length],
  ['group', () => 1],
  ['min', (values) => values.reduce((best, value) => (Number.isNaN(best) || value < best ? value : best))],
  ['max', (values) => values.reduce((best, value) => (Number.isNaN(best) || value > best ? value : best))],
  ['stddev', (values, rules) => Math.sqrt(spread(values, rules))],
  ['stdvar', spread],
])

/** Prometheus 2 sees no spread in a single value, even where that is NaN or infinite. */
function spread(values: readonly number[], rules: '2' | '3'): number {
  return rules === '2' && values.length === 1 ? 0 : variance(values)
}

interface Aggregation {
  readonly operator: string
  readonly grouping: Grouping
  /** The parameter of `quantile`, `topk` and `bottomk`, one per step. */
  readonly parameter: readonly number[]
}

/** Aggregates the columns group by group and step by step. */
export function aggregate(columns: readonly Column[], aggregation: Aggregation, evaluation: Evaluation): Column[] {
  const { operator, grouping, parameter } = aggregation
  const excluded = new Set([...grouping.labels, METRIC_NAME])
  const groups = groupBy(columns, ({ labels }) =>
    grouping.without ? labels.keyWithout(excluded) : labels.keyOf(grouping.labels),
  )
  const reduce = REDUCTIONS.get(operator)
  return [...groups.values()].flatMap((members) => {
    evaluation.check()
    if (operator === 'topk' || operator === 'bottomk') return chosen(members, aggregation, evaluation.steps.length)
    const labels = members[0]?.labels ?? LabelSet.of([])
    const values = evaluation.steps.map((_, step) => {
      const present = valuesAt(members, step)
      if (present.length === 0) return undefined
      return reduce === undefined ? quantile(parameter[step] ?? NaN, present) : reduce(present, evaluation.rules)
    })
    return presentColumn(grouping.without ? labels.drop(excluded) : labels.keep(grouping.labels), values)
  })
}

function valuesAt(columns: readonly Column[], step: number): number[] {
  const present: number[] = []
  for (const { values } of columns) {
    const value = values[step]
    if (value !== undefined) present.push(value)
  }
  return present
}

/** `topk` and `bottomk`: the best columns at each step, the best of the first step first. NaN is worse than any number. */
function chosen(members: readonly Column[], { operator, parameter }: Aggregation, steps: number): Column[] {
  const kept = new Map<Column, (number | undefined)[]>()
  const sign = operator === 'topk' ? -1 : 1
  for (let step = 0; step < steps; step++) {
    const count = parameter[step] ?? NaN
    if (!(Math.abs(count) < 2 ** 63)) throw new QueryError('execution', `Scalar value ${count} overflows int64`)
    const present = members.flatMap((column) => {
      const value = column.values[step]
      return value === undefined ? [] : [{ column, value }]
    })
    present.sort((a, b) => worstLast(a.value, b.value, sign))
    for (const { column, value } of present.slice(0, Math.max(0, Math.trunc(count)))) {
      const values = kept.get(column) ?? Array.from<number | undefined>({ length: steps })
      values[step] = value
      kept.set(column, values)
    }
  }
  return [...kept].map(([{ labels }, values]) => ({ labels, values }))
}

/** Ascending for sign 1, descending for -1; NaN last in both. */
export function worstLast(a: number, b: number, sign: 1 | -1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return -compareNumbers(a, b)
  return sign * compareNumbers(a, b)
}
