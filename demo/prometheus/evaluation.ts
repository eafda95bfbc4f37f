import type { SeriesSource } from '../series-source'
import type { LabelSet } from './label-set'
import { QueryError } from './query-error'
import type { SeriesIndex } from './series-index'

/** What an evaluation is about. Times are in milliseconds. */
export interface Evaluation {
  readonly source: SeriesSource
  readonly index: SeriesIndex
  readonly rules: '2' | '3'
  /** Absent: `MAX_VALUES`. */
  readonly maxValues?: number
  /** The instants, ascending: one, or those of a range query. */
  readonly steps: readonly number[]
  /** What `@ end()` means: the end of a range query, which need not be a step. */
  readonly endMs: number
  /** Throws when the time of the query is used up. Called in every loop over series. */
  readonly check: () => void
}

/** One series of a vector with its value at each step; undefined where it has none. */
export interface Column {
  readonly labels: LabelSet
  readonly values: readonly (number | undefined)[]
}

export type Value =
  | { readonly type: 'scalar'; readonly values: readonly number[] }
  | { readonly type: 'vector'; readonly columns: readonly Column[] }
  | { readonly type: 'string'; readonly text: string }

/** So many values a node of the expression may have, over series and steps. */
export const MAX_VALUES = 10_000_000

/** The columns of what `compute` makes of each value; one that is nowhere present is left out. */
export function mapColumns(
  columns: readonly Column[],
  compute: (value: number, step: number) => number | undefined,
): Column[] {
  return columns.flatMap(({ labels, values }) =>
    presentColumn(
      labels,
      values.map((value, step) => (value === undefined ? undefined : compute(value, step))),
    ),
  )
}

export function presentColumn(labels: LabelSet, values: readonly (number | undefined)[]): Column[] {
  return values.some((value) => value !== undefined) ? [{ labels, values }] : []
}

/** Takes the metric names off. `strict` refuses equal series even where they never meet at a step. */
export function dropNames(columns: readonly Column[], strict = false): Column[] {
  const names = new Set(columns.map((column) => column.labels.get('__name__')))
  const unnamed = columns.map((column) => ({ ...column, labels: column.labels.withoutName() }))
  return names.size > 1 ? mergeEqual(unnamed, strict) : unnamed
}

const NOTHING: ReadonlySet<string> = new Set()

/** Joins the columns of equal labels, which may not meet at any step. */
export function mergeEqual(columns: readonly Column[], strict = false): Column[] {
  const merged = new Map<string, { labels: LabelSet; values: (number | undefined)[] }>()
  for (const { labels, values } of columns) {
    const key = labels.keyWithout(NOTHING)
    const present = merged.get(key)
    if (present === undefined) {
      merged.set(key, { labels, values: [...values] })
      continue
    }
    values.forEach((value, step) => {
      if (!strict && (value === undefined || present.values[step] === undefined)) present.values[step] ??= value
      else throw new QueryError('execution', 'vector cannot contain metrics with the same labelset')
    })
  }
  return [...merged.values()]
}
