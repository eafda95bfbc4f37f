import type { InstantSeries, LabelSet, RangeSeries } from '@/lib/ports/metric-store'
import { compareText } from '@/lib/std/compare-text'
import { textKey } from '@/lib/std/text-key'
import type { UnixSeconds } from '@/lib/std/units'
import type { MergeWay } from './merge-way'

/** What one store answered. Stores of one group hold the same, so that one answer of a group is as good as another. */
export interface StoreSeries<S> {
  readonly group: number
  readonly series: readonly S[]
}

export interface Merged<S> {
  readonly series: readonly S[]
  /** Series of several groups whose values cannot be put together exactly. */
  readonly inexact: number
}

/** Merges the answers of several stores to one instant query by identity. Order of series is unspecified. */
export function mergeInstant(answers: readonly StoreSeries<InstantSeries>[], way: MergeWay): Merged<InstantSeries> {
  return merge(answers, (groups) => {
    const values = groups.map((group) => group.reduce(larger))
    const [first, ...others] = values
    if (first === undefined) return undefined
    if (others.length === 0) return { series: first, exact: true }
    if (way === 'add' && values.every(({ histogram }) => histogram === undefined)) {
      return { series: { ...first, value: values.reduce((sum, { value }) => sum + value, 0) }, exact: true }
    }
    return { series: values.reduce(larger), exact: way === 'larger' }
  })
}

/** The same of range queries with equal windows, moment by moment. */
export function mergeRange(answers: readonly StoreSeries<RangeSeries>[], way: MergeWay): Merged<RangeSeries> {
  return merge(answers, (groups) => {
    const values = groups.map((group) => group.reduce(overlay))
    const [first, ...others] = values
    if (first === undefined) return undefined
    if (others.length === 0) return { series: first, exact: true }
    if (way === 'add' && values.every(({ histograms }) => histograms === undefined)) {
      return { series: { labels: first.labels, points: combine(values, (a, b) => a + b) }, exact: true }
    }
    return { series: values.reduce(overlay), exact: way === 'larger' }
  })
}

function merge<S extends { readonly labels: LabelSet }>(
  answers: readonly StoreSeries<S>[],
  put: (groups: readonly (readonly S[])[]) => { readonly series: S; readonly exact: boolean } | undefined,
): Merged<S> {
  const byIdentity = new Map<string, Map<number, S[]>>()
  for (const { group, series } of answers) {
    for (const one of series) {
      const key = identity(one.labels)
      const groups = byIdentity.get(key) ?? new Map<number, S[]>()
      byIdentity.set(key, groups)
      groups.set(group, [...(groups.get(group) ?? []), one])
    }
  }
  const merged = [...byIdentity.values()].flatMap((groups) => put([...groups.values()]) ?? [])
  return { series: merged.map(({ series }) => series), inexact: merged.filter(({ exact }) => !exact).length }
}

function identity(labels: LabelSet): string {
  return textKey(
    ...Object.entries(labels)
      .toSorted(([a], [b]) => compareText(a, b))
      .flat(),
  )
}

/** A value that is no number counts as none. */
function larger(a: InstantSeries, b: InstantSeries): InstantSeries {
  return b.value > a.value || Number.isNaN(a.value) ? b : a
}

/** Moment by moment the larger value; one fills the gaps of the other. */
function overlay(a: RangeSeries, b: RangeSeries): RangeSeries {
  const points = combine([a, b], (x, y) => (y > x || Number.isNaN(x) ? y : x))
  if (a.histograms === undefined && b.histograms === undefined) return { labels: a.labels, points }
  const counts = new Map(points)
  const histograms = new Map((b.histograms ?? []).filter(([at, { count }]) => counts.get(at) === count))
  for (const [at, histogram] of a.histograms ?? [])
    if (counts.get(at) === histogram.count) histograms.set(at, histogram)
  return { labels: a.labels, points, histograms: [...histograms].toSorted(([x], [y]) => x - y) }
}

function combine(series: readonly RangeSeries[], put: (a: number, b: number) => number): RangeSeries['points'] {
  const values = new Map<UnixSeconds, number>()
  for (const { points } of series) {
    for (const [at, value] of points) {
      const before = values.get(at)
      values.set(at, before === undefined ? value : put(before, value))
    }
  }
  return [...values].toSorted(([a], [b]) => a - b)
}
