import type { Stat } from '@/lib/metrics/things/charts'
import { chartWindow } from '@/lib/metrics/things/chart-window'
import type { GroupKey } from '@/lib/metrics/things/groupings'
import { classicExpression } from '@/lib/metrics/things/metric-expressions'
import { METRIC_KEY, type MetricsPlan, type PlannedChart, type PlannedStat } from '@/lib/metrics/things/plan-metrics'
import type { Matcher, PromExpression } from '@/lib/promql/expression'
import { printExpression } from '@/lib/promql/print-expression'
import type { Dashboard } from './compose-dashboards'
import type { DashboardRequest } from './dashboard-request'
import type { DashboardChart } from './dashboard-schema'

interface Scope {
  /** Whose series are counted. */
  readonly matchers: readonly Matcher[]
  readonly scrapeSeconds: number
}

/**
 * Plans the range queries behind the charts of a dashboard: of each metric of each chart one, of a histogram one per number. Charts are
 * called by their place: `0`, `1`, ….
 */
export function planDashboard(
  { charts }: Pick<Dashboard, 'charts'>,
  request: DashboardRequest,
  { matchers, scrapeSeconds }: Scope,
): MetricsPlan<string> {
  const window = chartWindow(request, scrapeSeconds)
  const queries = new Map<string, PromExpression>()
  const planned = charts.map((chart, place): PlannedChart<string> => {
    const labels = chart.group_by.filter(({ label }) => request.by?.includes(label) ?? true)
    const keys = labels.map(({ label }): GroupKey => ({ id: label, label, remote: false }))
    const stats = chart.metrics.flatMap(({ metric, legend }) =>
      statsOf(chart, request).map((stat): PlannedStat => {
        const expression = expressionOf(chart, metric, stat, { matchers, rateSeconds: window.rateSeconds, keys })
        const query = printExpression(expression)
        queries.set(query, expression)
        const name = legend ?? metric
        return { stat, name, promql: query, reads: [{ query, name, pick: 'value', factor: chart.scale }] }
      }),
    )
    return {
      id: String(place),
      unit: chart.unit,
      keys: chart.metrics.length > 1 ? [METRIC_KEY, ...keys] : keys,
      stats,
      missing: null,
    }
  })
  return { window, queries, charts: planned, namesHidden: false }
}

/** Only sums of rates add up to a sum of the others. */
function statsOf({ type, aggregate }: DashboardChart, { average, quantiles }: DashboardRequest): readonly Stat[] {
  if (type === 'histogram') return average ? ['avg', ...quantiles] : quantiles
  return type === 'rate' && aggregate === 'sum' ? ['rate'] : ['value']
}

interface Asked {
  readonly matchers: readonly Matcher[]
  readonly rateSeconds: number
  readonly keys: readonly GroupKey[]
}

function expressionOf(chart: DashboardChart, metric: string, stat: Stat, asked: Asked): PromExpression {
  const { matchers, rateSeconds, keys } = asked
  if (chart.type === 'histogram') {
    const source = { kind: 'histogram', metric, unit: 's', factor: 1 } as const
    return classicExpression({ matchers, rateSeconds, namable: null }, source, stat, keys)
  }
  const of: PromExpression =
    chart.type === 'raw'
      ? { kind: 'selector', metric, matchers }
      : { kind: 'call', name: 'rate', args: [{ kind: 'selector', metric, matchers, rangeSeconds: rateSeconds }] }
  return { kind: 'aggregate', operator: chart.aggregate, by: keys.map(({ label }) => label), of }
}
