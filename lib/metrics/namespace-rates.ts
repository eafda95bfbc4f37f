import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'

const NAMESPACE = 'destination_workload_namespace'

/** Requests per second into the workloads of each namespace, as their own proxies (or waypoints) counted them. */
export function namespaceRatesQuery(windowSeconds: number): PromExpression {
  const requests: PromExpression = {
    kind: 'selector',
    metric: 'istio_requests_total',
    matchers: [{ label: 'reporter', operator: '=~', value: 'destination|waypoint' }],
    rangeSeconds: windowSeconds,
  }
  return {
    kind: 'aggregate',
    operator: 'sum',
    by: [NAMESPACE],
    of: { kind: 'call', name: 'rate', args: [requests] },
  }
}

/** Namespace → requests per second. What is not a number counts as nothing. */
export function readNamespaceRates(series: readonly InstantSeries[]): ReadonlyMap<string, number> {
  const rates = new Map<string, number>()
  for (const { labels, value } of series) {
    const namespace = labels[NAMESPACE]
    if (namespace !== undefined && Number.isFinite(value)) rates.set(namespace, value)
  }
  return rates
}
