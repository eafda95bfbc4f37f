import { aggregate, worstLast } from './aggregate'
import { binary } from './binary'
import { type Column, dropNames, type Evaluation, type Value } from './evaluation'
import type { Call, Expression, Selector } from './expression'
import { isValueFunction, valueFunction } from './functions'
import { histogramQuantile } from './histogram-quantile'
import { labelJoin, labelReplace } from './label-functions'
import { type LabelEntry, LabelSet, METRIC_NAME } from './label-set'
import { absent, quantileOverTime, rangeFunction } from './range-functions'
import { selectInstant, selectWindows } from './select'

/** Evaluates a checked expression that is not a range vector, at all steps at once. */
export function evaluate(expression: Expression, evaluation: Evaluation): Value {
  switch (expression.kind) {
    case 'number':
      return scalar(evaluation.steps.map(() => expression.value))
    case 'string':
      return { type: 'string', text: expression.value }
    case 'selector':
      return vector(selectInstant(expression, evaluation))
    case 'unary': {
      const value = evaluate(expression.of, evaluation)
      if (!expression.negative || value.type === 'string') return value
      if (value.type === 'scalar') return scalar(value.values.map((number) => -number))
      const negated = value.columns.map(({ labels, values }) => ({
        labels,
        values: values.map((number) => (number === undefined ? undefined : -number)),
      }))
      return vector(dropNames(negated, true))
    }
    case 'binary':
      return binary(
        expression,
        evaluate(expression.left, evaluation),
        evaluate(expression.right, evaluation),
        evaluation,
      )
    case 'aggregate': {
      const { operator, grouping, args } = expression
      const parameter = args.length > 1 ? scalarOf(args[0], evaluation) : []
      return vector(aggregate(vectorOf(args.at(-1), evaluation), { operator, grouping, parameter }, evaluation))
    }
    case 'call':
      return call(expression, evaluation)
  }
}

function scalar(values: readonly number[]): Value {
  return { type: 'scalar', values }
}

function vector(columns: readonly Column[]): Value {
  return { type: 'vector', columns }
}

// The types were checked when the expression was parsed; these say so to the compiler.

function scalarOf(expression: Expression | undefined, evaluation: Evaluation): readonly number[] {
  const value = expression === undefined ? undefined : evaluate(expression, evaluation)
  if (value?.type !== 'scalar') throw new Error('unchecked expression: no scalar')
  return value.values
}

function vectorOf(expression: Expression | undefined, evaluation: Evaluation): readonly Column[] {
  const value = expression === undefined ? undefined : evaluate(expression, evaluation)
  if (value?.type !== 'vector') throw new Error('unchecked expression: no instant vector')
  return value.columns
}

function textOf(expression: Expression | undefined): string {
  if (expression?.kind !== 'string') throw new Error('unchecked expression: no string')
  return expression.value
}

function rangeOf(expression: Expression | undefined): Selector {
  if (expression?.kind !== 'selector') throw new Error('unchecked expression: no range vector')
  return expression
}

function call({ name, args }: Call, evaluation: Evaluation): Value {
  const { steps, rules } = evaluation
  const [first, second] = args
  const seconds = steps.map((step) => step / 1000)
  if (isValueFunction(name)) {
    const columns = first === undefined ? [{ labels: LabelSet.of([]), values: seconds }] : vectorOf(first, evaluation)
    return vector(
      valueFunction(
        name,
        columns,
        args.slice(1).map((arg) => scalarOf(arg, evaluation)),
      ),
    )
  }
  switch (name) {
    case 'time':
      return scalar(seconds)
    case 'vector':
      return vector([{ labels: LabelSet.of([]), values: scalarOf(first, evaluation) }])
    case 'scalar':
      return scalar(onlyValues(vectorOf(first, evaluation), steps))
    case 'timestamp':
      return vector(timestamps(first, evaluation))
    case 'absent':
      return vector(absent(vectorOf(first, evaluation), labelsOf(first), evaluation))
    case 'absent_over_time':
      return vector(
        absent(
          selectWindows(rangeOf(first), evaluation, () => 1),
          labelsOf(first),
          evaluation,
        ),
      )
    case 'sort':
    case 'sort_desc':
      return vector(sorted(vectorOf(first, evaluation), name === 'sort' ? 1 : -1))
    case 'quantile_over_time':
      return vector(quantileOverTime(scalarOf(first, evaluation), rangeOf(second), evaluation))
    case 'histogram_quantile':
      return vector(histogramQuantile(scalarOf(first, evaluation), vectorOf(second, evaluation), evaluation))
    case 'label_replace': {
      const [target = '', template = '', source = '', pattern = ''] = args.slice(1).map(textOf)
      return vector(labelReplace(vectorOf(first, evaluation), { target, template, source, pattern }, rules))
    }
    case 'label_join': {
      const [target = '', separator = '', ...sources] = args.slice(1).map(textOf)
      return vector(labelJoin(vectorOf(first, evaluation), { target, separator, sources }, rules))
    }
    default:
      return vector(rangeFunction(name, rangeOf(first), evaluation))
  }
}

/** The value of the only series at each step, NaN where there is none or are several. */
function onlyValues(columns: readonly Column[], steps: readonly number[]): number[] {
  return steps.map((_, step) => {
    const present = columns.flatMap(({ values }) => values[step] ?? [])
    return present.length === 1 ? (present[0] ?? NaN) : NaN
  })
}

/** Of a selector: the times of the samples. Of anything else: the time of the step. */
function timestamps(of: Expression | undefined, evaluation: Evaluation): Column[] {
  const columns =
    of?.kind === 'selector'
      ? selectInstant(of, evaluation, (run, position) => (run.times[position] ?? NaN) / 1000)
      : vectorOf(of, evaluation).map(({ labels, values }) => ({
          labels,
          values: values.map((value, step) =>
            value === undefined ? undefined : (evaluation.steps[step] ?? NaN) / 1000,
          ),
        }))
  return dropNames(columns)
}

/** By the value of the first step: only instant queries keep an order. */
function sorted(columns: readonly Column[], sign: 1 | -1): Column[] {
  return [...columns].sort((a, b) => worstLast(a.values[0] ?? NaN, b.values[0] ?? NaN, sign))
}

/** What is known of the series that a selector does not find: labels that it compares with `=`, once. */
function labelsOf(expression: Expression | undefined): LabelSet {
  if (expression?.kind !== 'selector') return LabelSet.of([])
  const others = expression.matchers.filter(({ label }) => label !== METRIC_NAME)
  const labels = new Map<string, string>()
  const contradicted = new Set<string>()
  for (const { label, equals } of others) {
    if (equals === undefined || labels.has(label)) contradicted.add(label)
    else labels.set(label, equals)
  }
  return LabelSet.of([...labels].filter(([label]): boolean => !contradicted.has(label)) satisfies LabelEntry[])
}
