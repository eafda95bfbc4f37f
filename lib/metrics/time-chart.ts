import { roundAxis } from './round-axis'
import type { ElementHistory, HistoryName, HistorySeries } from './element-history'

/** A chart with everything decided: it is drawn as it stands. */
export interface TimeChart {
  readonly unit: HistorySeries['unit']
  readonly lines: readonly ChartLine[]
  /** Unix seconds, evenly spaced, at most 120. */
  readonly times: readonly number[]
  /** The upper end of the value axis, a round number; the lower end is 0. */
  readonly top: number
}

export interface ChartLine {
  readonly name: HistoryName
  /** One per time; null is a gap and is drawn as one. */
  readonly values: readonly (number | null)[]
  /** The newest value; null when the last two times have none: what ended long ago is not current. */
  readonly current: number | null
  /** Of the known values; null without any. */
  readonly low: number | null
  readonly high: number | null
}

const MAX_POINTS = 120

/**
 * Prepares one chart out of an element's history: the named series of one direction on one grid of times.
 * A time without a sample is a gap. More than 120 points are merged evenly: rates to their mean, since they add up to
 * the same total, response times to their largest, since a merged chart must not hide a slow minute.
 *
 * @returns undefined when none of the series is in the answer: then there is nothing to draw.
 */
export function toTimeChart(
  history: ElementHistory,
  direction: HistorySeries['direction'],
  names: readonly HistoryName[],
): TimeChart | undefined {
  const found = names.flatMap((name) => history.series.filter((s) => s.name === name && s.direction === direction))
  const [first] = found
  if (first === undefined) return undefined
  const sameUnit = found.filter((series) => series.unit === first.unit)
  const grid = timeGrid(history)
  const size = Math.ceil(grid.length / MAX_POINTS)
  const lines = sameUnit.map((series) => {
    const values = merge(onGrid(series, grid, history.stepSeconds), size, first.unit === 'ms' ? largest : mean)
    const known = values.filter((value) => value !== null)
    return {
      name: series.name,
      values,
      current: values.at(-1) ?? values.at(-2) ?? null,
      low: known.length === 0 ? null : Math.min(...known),
      high: known.length === 0 ? null : Math.max(...known),
    }
  })
  return {
    unit: first.unit,
    lines,
    times: grid.filter((_, i) => i % size === 0),
    top: roundAxis(Math.max(0, ...lines.map((line) => line.high ?? 0))),
  }
}

/** The window's times; an absurd step cannot make more than 12,000 of them. */
function timeGrid(history: ElementHistory): readonly number[] {
  const from = Date.parse(history.from) / 1000
  const to = Date.parse(history.to) / 1000
  const count = Math.floor((to - from) / history.stepSeconds) + 1
  if (!Number.isFinite(count) || count < 1) return []
  return Array.from({ length: Math.min(count, 100 * MAX_POINTS) }, (_, i) => from + i * history.stepSeconds)
}

function onGrid(series: HistorySeries, grid: readonly number[], step: number): readonly (number | null)[] {
  const start = grid[0] ?? 0
  const values: (number | null)[] = grid.map(() => null)
  series.times.forEach((time, i) => {
    const slot = Math.round((time - start) / step)
    const value = series.values[i] ?? null
    if (slot >= 0 && slot < values.length && value !== null && Number.isFinite(value)) values[slot] = value
  })
  return values
}

type Merge = (known: readonly number[]) => number
const mean: Merge = (known) => known.reduce((total, value) => total + value, 0) / known.length
const largest: Merge = (known) => Math.max(...known)

function merge(values: readonly (number | null)[], size: number, one: Merge): readonly (number | null)[] {
  if (size <= 1) return values
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => {
    const known = values.slice(i * size, (i + 1) * size).filter((value) => value !== null)
    return known.length === 0 ? null : one(known)
  })
}
