import type { MeshFacts } from '@/lib/graph/facts'
import type { PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import { type ChartId, CHARTS, type ChartSource, type QuantileName, type Stat } from './charts'
import { type ChartWindow, chartWindow } from './chart-window'
import type { GroupKey } from './groupings'
import { classicExpression, type MetricScope, nativeExpression, rateBy } from './metric-expressions'
import type { MetricsRequest } from './metrics-request'
import { namableMatcher, scopeMatchers, valueMatchers } from './scope-matchers'

/** How a number is read out of a sample of an answer. */
export type SamplePick = 'value' | 'native-sum' | 'native-average' | QuantileName

export interface PlannedRead {
  /** What the metric is called, where a chart has several. */
  readonly name?: string
  /** The text of a query of the plan. */
  readonly query: string
  readonly pick: SamplePick
  readonly factor: number
}

export interface PlannedStat {
  readonly stat: Stat
  readonly name?: string
  /** The same as a text to be pasted into Prometheus. */
  readonly promql: string
  /** The first that has a value at a moment counts: where a mesh changes its histograms, one ends and the other begins. */
  readonly reads: readonly PlannedRead[]
}

export interface PlannedChart<Id extends string = ChartId> {
  readonly id: Id
  readonly unit: string
  /** What tells its groups apart. */
  readonly keys: readonly GroupKey[]
  readonly stats: readonly PlannedStat[]
  /** The metric that the store does not have; nothing is asked for then. */
  readonly missing: string | null
}

export interface MetricsPlan<Id extends string = ChartId> {
  readonly window: ChartWindow
  /** Text → expression: equal questions are asked once. Their number depends on charts and quantiles only. */
  readonly queries: ReadonlyMap<string, PromExpression>
  readonly charts: readonly PlannedChart<Id>[]
  /** Where the other side is in a namespace that the user may not see, its labels were left out of the questions. */
  readonly namesHidden: boolean
}

/** The key of the metric itself, which is no label. */
export const METRIC_KEY: GroupKey = { id: 'metric', label: '__name__', remote: false }
/** Of requests that nothing else is asked about: the class of their code. */
const CLASS_KEY: GroupKey = { id: 'response_class', label: 'response_code', remote: false }
const REPORTER_KEY: GroupKey = { id: 'reporter', label: 'reporter', remote: false }

/**
 * Plans the range queries behind the charts of a thing (product 8). Values of `val` are picked out of the answers, so that the others
 * can still be offered.
 *
 * @param known names of the metrics the store has; undefined where it does not tell.
 */
export function planMetrics(
  request: MetricsRequest,
  facts: MeshFacts,
  known: ReadonlySet<string> | undefined,
): MetricsPlan {
  const window = chartWindow(request, facts.telemetry.scrapeSeconds)
  const keys = request.reporter === 'both' ? [REPORTER_KEY, ...request.by] : request.by
  const matchers = scopeMatchers(request, facts)
  const namable = namableMatcher(keys, request.direction, facts)
  const asked: MetricScope = { matchers, rateSeconds: window.rateSeconds, namable }
  const shown: MetricScope = { ...asked, matchers: [...matchers, ...valueMatchers(request)] }
  const queries = new Map<string, PromExpression>()
  const ask = (expression: PromExpression): string => {
    const text = printExpression(expression)
    queries.set(text, expression)
    return text
  }
  const charts = request.charts.map((id): PlannedChart => {
    const source = CHARTS[id]
    const own = keys.length === 0 && id === 'request_volume' ? [CLASS_KEY] : keys
    const has = available(source, known)
    if (!has.classic && !has.native) return { id, unit: source.unit, keys: own, stats: [], missing: source.metric }
    const stats = statsOf(source, request).map((stat): PlannedStat => {
      const write = has.classic ? classicExpression : nativeExpression
      const reads: PlannedRead[] = []
      if (has.classic) reads.push({ query: ask(classicExpression(asked, source, stat, own)), pick: 'value', factor: 1 })
      if (has.native) {
        reads.push({ query: ask(rateBy(asked, source.metric, own)), pick: nativePick(stat), factor: source.factor })
      }
      return { stat, promql: printExpression(write(shown, source, stat, own)), reads }
    })
    return { id, unit: source.unit, keys: own, stats, missing: null }
  })
  return { window, queries, charts, namesHidden: namable !== null }
}

function statsOf({ kind }: ChartSource, { average, quantiles }: MetricsRequest): readonly Stat[] {
  if (kind !== 'histogram') return ['rate']
  return average ? ['avg', ...quantiles] : quantiles
}

function available({ kind, metric }: ChartSource, known: ReadonlySet<string> | undefined) {
  if (known === undefined) return { classic: true, native: false }
  if (kind === 'counter') return { classic: known.has(metric), native: false }
  return { classic: known.has(`${metric}_${kind === 'body' ? 'sum' : 'bucket'}`), native: known.has(metric) }
}

function nativePick(stat: Stat): SamplePick {
  if (stat === 'rate' || stat === 'value') return 'native-sum'
  return stat === 'avg' ? 'native-average' : stat
}
