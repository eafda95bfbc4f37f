import { CHART_IDS, type ChartId, QUANTILES, type QuantileName } from '@/lib/metrics/things/charts'
import { type Direction, DIRECTIONS, groupKey, type OwnGrouping } from '@/lib/metrics/things/groupings'
import { DEFAULT_QUANTILES, METRIC_REPORTERS } from '@/lib/metrics/things/metrics-request'
import type { MetricsTarget } from '@/lib/metrics/things/metrics-target'
import { formatDuration } from '@/lib/time/duration'
import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import type { DetailsView } from './details-view'

/** `none` is the empty list, so that it can be told from the default. */
const asQuantiles = createParser<readonly QuantileName[]>({
  parse: (text) => {
    if (text === 'none') return []
    const words = text.split(',')
    const known = QUANTILES.filter((name) => words.includes(name))
    return known.length === words.length ? known : null
  },
  serialize: (list) => (list.length === 0 ? 'none' : list.join(',')),
  eq: (a, b) => a.join() === b.join(),
})

/** At once; the API refuses more. */
const MAX_GROUPINGS = 3

/** What the metrics of a thing read of the address, besides what its page reads (product 8). */
export const metricsViewParsers = {
  by: parseAsArrayOf(parseAsString).withDefault([]),
  /** `GROUPING=VALUE`, any number of them. */
  val: parseAsArrayOf(parseAsString).withDefault([]),
  q: asQuantiles.withDefault(DEFAULT_QUANTILES),
  avg: parseAsBoolean.withDefault(true),
  /** Absent: who tells most in that direction. */
  reporter: parseAsStringLiteral(METRIC_REPORTERS),
  /** The chart that is shown alone, in full size. */
  chart: parseAsStringLiteral(CHART_IDS),
  numbers: parseAsStringLiteral(['charts', 'table']).withDefault('charts'),
  /** Of a namespace, whose charts share a tab. */
  dir: parseAsStringLiteral(DIRECTIONS).withDefault('in'),
}

export type MetricsView = inferParserType<typeof metricsViewParsers>

/** Adds a view to an address. */
export const writeMetricsView = createSerializer(metricsViewParsers)

/** What the tab reads of the address, groupings that exist nowhere refused: the page then says so. @param own those of the installation */
export function metricsReaders(
  own: readonly OwnGrouping[],
): Readonly<Record<string, { parse(text: string): unknown }>> {
  const exists = (id: string) => DIRECTIONS.some((direction) => groupKey(id, direction, own) !== undefined)
  return {
    ...metricsViewParsers,
    by: {
      parse: (text: string): readonly string[] | null => {
        const ids = metricsViewParsers.by.parse(text) ?? []
        return ids.every(exists) && ids.length <= MAX_GROUPINGS && new Set(ids).size === ids.length ? ids : null
      },
    },
  }
}

/** A view, or a part of its charts. */
export type AskedMetrics = MetricsView & { readonly charts?: readonly ChartId[] }

/** What is shown where nothing was chosen. */
export const DEFAULT_METRICS_VIEW: MetricsView = createLoader(metricsViewParsers)(new URLSearchParams())

/** The view without the groupings that the direction does not have, for tabs share one address, or that exist nowhere; their values go with them. */
export function ofDirection(view: MetricsView, direction: Direction, own: readonly OwnGrouping[]): MetricsView {
  const by = [...new Set(view.by)].filter((id) => groupKey(id, direction, own) !== undefined).slice(0, MAX_GROUPINGS)
  return { ...view, by, val: view.val.filter((value) => by.some((id) => value.startsWith(`${id}=`))) }
}

/** The path and the query of the question that a view asks. No charts: all of them. */
export function metricsApi(
  { kind, namespace, name }: MetricsTarget,
  direction: Direction,
  page: Pick<DetailsView, 'cluster' | 'duration' | 'at'>,
  view: AskedMetrics,
): { readonly path: `/api/${string}`; readonly query: URLSearchParams } {
  const query = new URLSearchParams({ dir: direction, duration: formatDuration(page.duration) })
  if (page.at !== null) query.set('at', String(page.at))
  if (page.cluster !== null) query.set('cluster', page.cluster)
  if (view.by.length > 0) query.set('by', view.by.join(','))
  for (const value of view.val) query.append('val', value)
  query.set('q', view.q.length === 0 ? 'none' : view.q.join(','))
  query.set('avg', String(view.avg))
  if (view.reporter !== null) query.set('reporter', view.reporter)
  const charts = view.charts ?? (view.chart === null ? [] : [view.chart])
  if (charts.length > 0) query.set('charts', charts.join(','))
  const path = [kind, namespace, ...(kind === 'namespace' ? [] : [name])].map(encodeURIComponent).join('/')
  return { path: `/api/metrics/${path}`, query }
}
