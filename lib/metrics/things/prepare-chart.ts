import { textKey } from '@/lib/std/text-key'
import { roundAxis } from '../round-axis'
import type { Stat } from './charts'
import type { ChartModel, MetricLine } from './metrics-answer'

/** A line of the legend, and of the drawing if it is drawn. */
export interface PreparedLine {
  /** Different from every other line's, and the same after a refresh. */
  readonly key: string
  readonly stat: Stat
  /** Null: the sum of the groups that have no line of their own. */
  readonly group: readonly (string | null)[] | null
  /** Which colour: lines of one group share it; where there is one group only, its stats have their own. */
  readonly place: number
  readonly values: readonly (number | null)[]
  /** From where to where it fills, in charts that stack. */
  readonly bands: readonly (readonly [low: number, high: number] | null)[] | null
  /** The newest value; null when the last two moments have none: what ended long ago is not current. */
  readonly current: number | null
  readonly drawn: boolean
}

export interface PreparedChart {
  readonly lines: readonly PreparedLine[]
  /** Groups that could be drawn besides, the largest first. */
  readonly more: readonly PreparedLine[]
  /** How many groups have no line of their own. */
  readonly others: number
  /** The upper end of the value axis; the lower is 0. */
  readonly top: number
  readonly stacked: boolean
}

/** What a person did with the legend: lines switched off, lines added; by key. */
export interface LegendChoice {
  readonly off: ReadonlySet<string>
  readonly added: ReadonlySet<string>
}

/** Groups that are drawn without being asked for (product 8). */
const MAX_GROUPS = 6
const CLASSES = ['2xx', '3xx', '4xx', '5xx', 'none']

/** Decides which lines a chart has: the 6 largest groups, those that were added, and the sum of all others where sums mean something. */
export function prepareChart(chart: ChartModel, { off, added }: LegendChoice): PreparedChart {
  const groups = groupsOf(chart)
  const own = groups.flatMap((lines, place) => {
    const kept = place < (chart.drawn ?? MAX_GROUPS) || lines.some((line) => added.has(keyOf(line)))
    return lines.map((line, i) => ({ line, kept, place: groups.length === 1 ? i : place }))
  })
  const chosen = own.filter(({ kept }) => kept)
  const left = own.filter(({ kept }) => !kept)
  const rest = sumOf([...left.map(({ line }) => line.values), ...(chart.rest === null ? [] : [chart.rest])])
  const sums = chart.lines.every(({ stat }) => stat === 'rate')
  const lines = chosen.map(({ line, place }) => prepared(line, place, !off.has(keyOf(line))))
  const all: PreparedLine[] =
    rest === null || !sums
      ? lines
      : [
          ...lines,
          {
            ...prepared({ stat: 'rate', group: [], values: rest }, -1, !off.has('others')),
            key: 'others',
            group: null,
          },
        ]
  const stacked = chart.id === 'request_volume' && sums
  const stackedLines = stacked ? stack(all) : all
  const shown = stackedLines.filter(({ drawn }) => drawn)
  const highest = shown.flatMap(({ values, bands }) =>
    bands === null ? values : bands.map((band) => band?.[1] ?? null),
  )
  return {
    lines: stackedLines,
    more: left
      .filter(({ line }, i) => left.findIndex((other) => other.line.group === line.group) === i)
      .map(({ line, place }) => prepared(line, place, false)),
    others: chart.groups - new Set(chosen.map(({ line }) => line.group)).size,
    top: roundAxis(Math.max(0, ...highest.map((value) => value ?? 0))),
    stacked,
  }
}

/** Lines of one group together, in the order of the answer; classes of codes in their own. */
function groupsOf({ keys, lines }: ChartModel): readonly (readonly MetricLine[])[] {
  const groups = new Map<string, MetricLine[]>()
  for (const line of lines) {
    const key = textKey(...line.group)
    const own = groups.get(key)
    if (own === undefined) groups.set(key, [line])
    else own.push(line)
  }
  const found = [...groups.values()]
  if (keys[0] !== 'response_class') return found
  const rank = (group: readonly MetricLine[]) => CLASSES.indexOf(group[0]?.group[0] ?? '')
  return found.toSorted((a, b) => rank(a) - rank(b))
}

function keyOf({ stat, group }: MetricLine): string {
  return textKey(stat, ...group)
}

function prepared(line: MetricLine, place: number, drawn: boolean): PreparedLine {
  const { stat, group, values } = line
  return {
    key: keyOf(line),
    stat,
    group,
    place,
    values,
    bands: null,
    current: values.at(-1) ?? values.at(-2) ?? null,
    drawn,
  }
}

/**
 * Each on top of those before it; what was not counted at a moment adds nothing there, and where nothing was counted is a gap. Nothing
 * stays unseen as long as it lasts: the edge of a class without requests would look like some.
 */
function stack(lines: readonly PreparedLine[]): readonly PreparedLine[] {
  const drawn = lines.filter((line) => line.drawn)
  const floor = (drawn[0]?.values ?? []).map(() => 0)
  const counted = floor.map((_, i) => drawn.some(({ values }) => (values[i] ?? null) !== null))
  return lines.map((line) => {
    if (!line.drawn) return line
    const bands = floor.map((low, i): readonly [number, number] | null => {
      if (counted[i] !== true) return null
      const around = [line.values[i - 1], line.values[i], line.values[i + 1]]
      if (around.every((value) => (value ?? 0) === 0)) return null
      floor[i] = low + (line.values[i] ?? 0)
      return [low, floor[i] ?? low]
    })
    return { ...line, bands }
  })
}

function sumOf(all: readonly (readonly (number | null)[])[]): readonly (number | null)[] | null {
  const [first, ...others] = all
  if (first === undefined) return null
  return others.reduce(
    (total, values) => total.map((value, i) => (value === null ? (values[i] ?? null) : value + (values[i] ?? 0))),
    first,
  )
}
