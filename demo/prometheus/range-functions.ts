import { dropNames, type Column, type Evaluation } from './evaluation'
import type { Selector } from './expression'
import { extrapolatedDifference } from './extrapolate'
import type { LabelSet } from './label-set'
import { selectWindows, type Window } from './select'
import { correctedVariance, mean, quantile, sum } from './statistics'

type Reduction = (window: Window, rules: '2' | '3') => number | undefined

const REDUCTIONS: ReadonlyMap<string, Reduction> = new Map<string, Reduction>([
  ['rate', (window, rules) => extrapolatedDifference(window, 'rate', rules)],
  ['increase', (window, rules) => extrapolatedDifference(window, 'counter', rules)],
  ['delta', (window, rules) => extrapolatedDifference(window, 'gauge', rules)],
  ['irate', (window) => lastDifference(window, true)],
  ['idelta', (window) => lastDifference(window, false)],
  ['resets', (window) => countPairs(window, (before, after) => after < before)],
  ['changes', (window) => countPairs(window, (before, after) => !Object.is(after + 0, before + 0))],
  ['avg_over_time', (window, rules) => mean(valuesOf(window), rules)],
  ['sum_over_time', (window) => sum(valuesOf(window))],
  ['min_over_time', (window) => extreme(window, (value, best) => value < best)],
  ['max_over_time', (window) => extreme(window, (value, best) => value > best)],
  ['count_over_time', ({ first, end }) => end - first],
  ['last_over_time', ({ run, end }) => run.values[end - 1]],
  ['stddev_over_time', (window, rules) => Math.sqrt(correctedVariance(valuesOf(window), rules))],
  ['present_over_time', () => 1],
])

/** A function of a range vector. Only `last_over_time` keeps the metric name. */
export function rangeFunction(name: string, selector: Selector, evaluation: Evaluation): readonly Column[] {
  const reduce = REDUCTIONS.get(name)
  if (reduce === undefined) throw new Error(`no such function: ${name}`)
  const columns = selectWindows(selector, evaluation, (window) => reduce(window, evaluation.rules))
  return name === 'last_over_time' ? columns : dropNames(columns, true)
}

export function quantileOverTime(q: readonly number[], selector: Selector, evaluation: Evaluation): readonly Column[] {
  return dropNames(
    selectWindows(selector, evaluation, (window, step) => quantile(q[step] ?? NaN, valuesOf(window))),
    true,
  )
}

/** 1 at each step at which none of the columns has a value, with the labels that the selector names. */
export function absent(columns: readonly Column[], labels: LabelSet, { steps }: Evaluation): Column[] {
  const values = steps.map((_, step) => (columns.some((column) => column.values[step] !== undefined) ? undefined : 1))
  return values.includes(1) ? [{ labels, values }] : []
}

/** Between the last two samples: the difference for `idelta`; per second, and from 0 after a decrease, for `irate`. */
function lastDifference({ run, first, end }: Window, counter: boolean): number | undefined {
  const seconds = ((run.times[end - 1] ?? 0) - (run.times[end - 2] ?? 0)) / 1000
  if (end - first < 2 || seconds === 0) return undefined
  const [before, after] = [run.values[end - 2] ?? 0, run.values[end - 1] ?? 0]
  if (!counter) return after - before
  return (after < before ? after : after - before) / seconds
}

function countPairs({ run, first, end }: Window, counts: (before: number, after: number) => boolean): number {
  let count = 0
  for (let i = first + 1; i < end; i++) {
    if (counts(run.values[i - 1] ?? 0, run.values[i] ?? 0)) count++
  }
  return count
}

function valuesOf({ run, first, end }: Window): readonly number[] {
  return run.values.slice(first, end)
}

/** NaN gives way to any number. */
function extreme(window: Window, better: (value: number, best: number) => boolean): number {
  return valuesOf(window).reduce((best, value) => (Number.isNaN(best) || better(value, best) ? value : best))
}
