import type { SampleRun, StoredSeries } from '../series-source'
import { type Column, type Evaluation, MAX_VALUES, presentColumn } from './evaluation'
import type { Selector } from './expression'
import { LabelSet } from './label-set'
import { QueryError } from './query-error'

const LOOKBACK_MS = 5 * 60_000

/** The samples of one series that a range selector sees at one step: `first` up to, without, `end` of the run. */
export interface Window {
  readonly run: SampleRun
  readonly first: number
  readonly end: number
  readonly startMs: number
  readonly endMs: number
  /** The last staleness mark in the window, -Infinity when there is none. */
  readonly staleMs: number
}

/** A range selector, reduced window by window; a step without samples has no value. Samples are dropped series by series. */
export function selectWindows(
  selector: Selector,
  evaluation: Evaluation,
  reduce: (window: Window, step: number) => number | undefined,
): Column[] {
  const instants = instantsOf(selector, evaluation)
  return selectSeries(selector, evaluation).flatMap((series) => {
    evaluation.check()
    const values = windows(series, instants, selector.rangeMs ?? 0, evaluation).map((window, step) =>
      window.end > window.first ? reduce(window, step) : undefined,
    )
    return presentColumn(new LabelSet(series.labels), values)
  })
}

/** An instant selector: the last sample of five minutes unless the series ended. `pick` takes its value or its time. */
export function selectInstant(
  selector: Selector,
  evaluation: Evaluation,
  pick: (run: SampleRun, position: number) => number | undefined = (run, position) => run.values[position],
): Column[] {
  const instants = instantsOf(selector, evaluation)
  const shortMs = Math.min(2 * evaluation.source.scrapeIntervalMs, LOOKBACK_MS)
  return selectSeries(selector, evaluation).flatMap((series) => {
    evaluation.check()
    // Most series have a sample in the last two scrapes: one instant then costs two samples and not sixty.
    let found = instants.length === 1 ? windows(series, instants, shortMs, evaluation) : []
    if (found.every((window) => window.end === window.first && window.staleMs === -Infinity))
      found = windows(series, instants, LOOKBACK_MS, evaluation)
    const values = found.map(({ run, first, end, staleMs }) =>
      end > first && (run.times[end - 1] ?? 0) > staleMs ? pick(run, end - 1) : undefined,
    )
    return presentColumn(new LabelSet(series.labels), values)
  })
}

/** The samples of a range selector as they are, for its one instant. */
export function selectSamples(
  selector: Selector,
  evaluation: Evaluation,
): { labels: LabelSet; samples: [number, number][] }[] {
  return selectSeries(selector, evaluation)
    .map((series) => {
      const [window] = windows(series, instantsOf(selector, evaluation), selector.rangeMs ?? 0, evaluation)
      const { times = [], values = [] } = window?.run ?? {}
      return {
        labels: new LabelSet(series.labels),
        samples: times.map((time, i): [number, number] => [time, values[i] ?? NaN]),
      }
    })
    .filter(({ samples }) => samples.length > 0)
}

function selectSeries(
  { matchers }: Selector,
  { index, steps, check, maxValues = MAX_VALUES }: Evaluation,
): StoredSeries[] {
  const series = index.select(matchers, check)
  if (series.length * steps.length > maxValues)
    throw new QueryError('execution', 'query processing would load too many samples into memory in query execution')
  return series
}

/** The instants that the selector looks at, one per step. */
function instantsOf({ at, offsetMs = 0 }: Selector, { steps, endMs }: Evaluation): number[] {
  const fixed = at === 'start' ? steps[0] : at === 'end' ? endMs : at
  return steps.map((step) => (fixed ?? step) - offsetMs)
}

/** One window per instant. Up to Prometheus 2 a sample exactly as old as the window is long belongs to it. */
function windows(series: StoredSeries, instants: readonly number[], lengthMs: number, { rules }: Evaluation): Window[] {
  const before = lengthMs + (rules === '2' ? 1 : 0)
  const [from = 0, next = from] = instants
  const apart = next - from > before
  let run = apart ? undefined : series.samples(from - before, instants.at(-1) ?? from)
  let first = 0
  let end = 0
  let stale = 0
  return instants.map((endMs) => {
    if (apart || run === undefined) {
      run = series.samples(endMs - before, endMs)
      first = end = stale = 0
    }
    const { times, stale: marks } = run
    while (first < times.length && (times[first] ?? 0) <= endMs - before) first++
    while (end < times.length && (times[end] ?? 0) <= endMs) end++
    while (stale < marks.length && (marks[stale] ?? 0) <= endMs) stale++
    const mark = marks[stale - 1] ?? -Infinity
    const staleMs = mark > endMs - before ? mark : -Infinity
    return { run, first: Math.min(first, end), end, startMs: endMs - lengthMs, endMs, staleMs }
  })
}
