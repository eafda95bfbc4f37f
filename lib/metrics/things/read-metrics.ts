import { round } from '@/lib/graph/numbers/round'
import type { RangeSeries } from '@/lib/ports/metric-store'
import { compareText } from '@/lib/std/compare-text'
import { textKey } from '@/lib/std/text-key'
import { timesOf } from './chart-window'
import type { GroupKey } from './groupings'
import type { MetricChart, MetricLine, MetricsAnswer } from './metrics-answer'
import type { MetricsRequest, ValueFilter } from './metrics-request'
import { METRIC_KEY, type MetricsPlan, type PlannedChart, type PlannedStat } from './plan-metrics'
import { readSeries } from './read-series'

/** Groups with lines of their own; the legend does not take more. */
const MAX_GROUPS = 20
/** Of a grouping that are offered. */
const MAX_VALUES = 200

/** What a query came to: series, or the reason why there are none. */
export type QueryAnswer = { readonly series: readonly RangeSeries[] } | { readonly failure: string }

type Values = (number | null)[]
interface Group {
  readonly group: readonly (string | null)[]
  readonly byStat: Map<string, Values>
}

/** Puts the answers of a plan's queries together: the charts, and the values by which they can be narrowed. */
export function readMetrics<Id extends string>(
  plan: MetricsPlan<Id>,
  request: { readonly by: MetricsRequest['by']; readonly values: MetricsRequest['values'] },
  answers: ReadonlyMap<string, QueryAnswer>,
): Pick<MetricsAnswer, 'times' | 'values'> & { readonly charts: readonly ReadChart<Id>[] } {
  const seen = new Map(request.by.map(({ id }) => [id, new Set<string>()]))
  const charts = plan.charts.map((chart) => readChart(chart, plan, request.values, { answers, seen }))
  return {
    times: timesOf(plan.window),
    charts,
    values: [...seen].map(([id, values]) => ({ id, values: [...values].toSorted(compareText).slice(0, MAX_VALUES) })),
  }
}

type ReadChart<Id extends string> = Omit<MetricChart, 'id'> & { readonly id: Id }

interface Known {
  readonly answers: ReadonlyMap<string, QueryAnswer>
  /** Collects the values of each grouping. */
  readonly seen: ReadonlyMap<string, Set<string>>
}

function readChart<Id extends string>(
  chart: PlannedChart<Id>,
  plan: MetricsPlan<Id>,
  filters: readonly ValueFilter[],
  { answers, seen }: Known,
): ReadChart<Id> {
  const { id, keys, stats, missing } = chart
  const groups = new Map<string, Group>()
  const failures = new Set<string>()
  for (const stat of stats) {
    for (const read of stat.reads) {
      const answer = answers.get(read.query) ?? { failure: 'It was not asked for.' }
      if ('failure' in answer) {
        failures.add(answer.failure)
        continue
      }
      for (const series of answer.series) {
        const group = keys.map((key) =>
          key === METRIC_KEY ? (read.name ?? '') : valueOf(key, series, plan.namesHidden),
        )
        keys.forEach((key, i) => {
          const value = group[i]
          if (typeof value === 'string') seen.get(key.id)?.add(value)
        })
        if (!isWanted(group, keys, filters)) continue
        addTo(groups, group, stat, readSeries(series, read, plan.window))
      }
    }
  }
  const known = [...groups.values()].filter(({ byStat }) => [...byStat.values()].some(hasValue))
  const sorted = known.toSorted((a, b) => lastOf(b) - lastOf(a) || compareText(nameOf(a), nameOf(b)))
  const lines = sorted.slice(0, MAX_GROUPS).flatMap(({ group, byStat }) =>
    [...new Set(stats.map(({ stat }) => stat))].flatMap((stat): MetricLine[] => {
      const values = byStat.get(stat)
      return values === undefined || !hasValue(values) ? [] : [{ stat, group, values }]
    }),
  )
  return {
    id,
    unit: chart.unit,
    keys: keys.map((key) => key.id),
    lines,
    groups: sorted.length,
    rest: restOf(chart, sorted.slice(MAX_GROUPS)),
    promql: stats.map(({ stat, name, promql }) => ({ stat, ...(name === undefined ? {} : { name }), text: promql })),
    reason: missing === null ? [...failures].join(' ') || null : `The metric store does not have ${missing}.`,
  }
}

/** Null: the label was left out of the question, for the user may not know it. */
function valueOf({ id, label, remote }: GroupKey, { labels }: RangeSeries, namesHidden: boolean): string | null {
  const value = Object.hasOwn(labels, label) ? labels[label] : undefined
  if (id === 'response_class') return classOf(value ?? '')
  return value ?? (remote && namesHidden ? null : '')
}

/** Codes as the chart stacks them; `none` is no answer (Envoy writes 0) and what is no code. */
function classOf(code: string): string {
  return /^[2345]\d\d$/.test(code) ? `${code.charAt(0)}xx` : 'none'
}

function isWanted(group: readonly (string | null)[], keys: readonly GroupKey[], filters: readonly ValueFilter[]) {
  return keys.every(({ id }, i) => {
    const own = filters.filter((filter) => filter.id === id)
    return own.length === 0 || own.some(({ value }) => value === group[i])
  })
}

/** Classes of codes gather several series, whose rates add up; a later read only fills the gaps of an earlier one. */
function addTo(groups: Map<string, Group>, group: Group['group'], { stat, reads }: PlannedStat, values: Values): void {
  const key = textKey(...group)
  const own = groups.get(key) ?? { group, byStat: new Map<string, Values>() }
  groups.set(key, own)
  const before = own.byStat.get(stat)
  const adds = stat === 'rate' && reads.length === 1
  own.byStat.set(
    stat,
    before === undefined
      ? values
      : before.map((value, i) => (adds ? sum(value, values[i]) : (value ?? values[i] ?? null))),
  )
}

function restOf({ stats }: Pick<PlannedChart, 'stats'>, others: readonly Group[]): Values | null {
  const [stat] = stats
  if (stat?.stat !== 'rate' || others.length === 0) return null
  return others
    .map(({ byStat }) => byStat.get('rate') ?? [])
    .reduce<Values>(
      (total, values) => (total.length === 0 ? values : total.map((value, i) => sum(value, values[i]))),
      [],
    )
}

function sum(a: number | null, b: number | null | undefined): number | null {
  if (a === null) return b ?? null
  return b === null || b === undefined ? a : round(a + b)
}

function hasValue(values: Values): boolean {
  return values.some((value) => value !== null)
}

/** The newest number of the first stat; what ended has none. */
function lastOf({ byStat }: Group): number {
  const [first] = byStat.values()
  return first?.at(-1) ?? first?.at(-2) ?? -1
}

function nameOf({ group }: Group): string {
  return group.map((value) => value ?? '').join(' ')
}
