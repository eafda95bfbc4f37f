import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import type { DoctorEvidence, MetricEvidence } from './evidence'

type Selector = Extract<PromExpression, { readonly kind: 'selector' }>
type Matchers = Selector['matchers']

/** Whether servers saw requests encrypted. */
export const SECURITY_LABEL = 'connection_security_policy'
const CLUSTERS = ['source_cluster', 'destination_cluster'] as const
const CANONICAL = ['source_canonical_service', 'destination_canonical_service'] as const
/** Of few values each, so that they can be counted at once. */
const COUNTED = [SECURITY_LABEL, ...CLUSTERS] as const
const BY_SERVERS: Matchers = [{ label: 'reporter', operator: '=', value: 'destination' }]
const ENDS = ['source_workload_namespace', 'destination_workload_namespace'] as const
/** Metrics of which one at least grows where anything moves. */
export const TRAFFIC_METRICS = ['istio_requests_total', 'istio_tcp_sent_bytes_total'] as const

function aggregate(operator: 'count' | 'max' | 'sum', by: readonly string[], of: PromExpression): PromExpression {
  return { kind: 'aggregate', operator, by, of }
}

function select(metric: string, matchers: Matchers = [], rangeSeconds?: number): Selector {
  return { kind: 'selector', metric, matchers, ...(rangeSeconds !== undefined && { rangeSeconds }) }
}

/** When the newest sample of any target was taken. Prometheus looks five minutes back. */
export const NEWEST_QUERY: PromExpression = aggregate('max', [], {
  kind: 'call',
  name: 'timestamp',
  args: [select('up')],
})

/** Series of requests by what they say of encryption and clusters, as servers counted them. */
export const LABELS_QUERY: PromExpression = aggregate('count', COUNTED, select('istio_requests_total', BY_SERVERS))

/** Those that do not name a canonical service of both ends. */
export const UNNAMED_QUERY: PromExpression = aggregate('count', CANONICAL, {
  kind: 'binary',
  operator: 'or',
  left: select('istio_requests_total', [...BY_SERVERS, { label: CANONICAL[0], operator: '=', value: '' }]),
  right: select('istio_requests_total', [...BY_SERVERS, { label: CANONICAL[1], operator: '=', value: '' }]),
})

/** How many of each component of Istio report their build, by namespace where targets have one. */
export const BUILDS_QUERY: PromExpression = aggregate('count', ['component', 'namespace'], select('istio_build'))

/** Requests, and bytes of TCP, per second by namespaces of both ends. */
export function trafficQueries(windowSeconds: number): readonly PromExpression[] {
  return TRAFFIC_METRICS.map((metric) =>
    aggregate('sum', ENDS, { kind: 'call', name: 'rate', args: [select(metric, [], windowSeconds)] }),
  )
}

/** Unix seconds; null where there was none in the last five minutes. */
export function readNewest(series: readonly InstantSeries[]): number | null {
  const value = series[0]?.value
  return value !== undefined && Number.isFinite(value) ? value : null
}

function sum(
  series: readonly InstantSeries[],
  isOne: (labels: InstantSeries['labels']) => boolean = () => true,
): number {
  return series.reduce((all, { labels, value }) => (isOne(labels) && Number.isFinite(value) ? all + value : all), 0)
}

export function readLabels(
  counted: readonly InstantSeries[],
  unnamed: readonly InstantSeries[],
): NonNullable<MetricEvidence['labels']> {
  const lacks = (series: readonly InstantSeries[], names: readonly string[]) =>
    names.map((name) => [name, sum(series, (labels) => (labels[name] ?? '') === '')] as const)
  return {
    series: sum(counted),
    missing: Object.fromEntries([...lacks(counted, COUNTED), ...lacks(unnamed, CANONICAL)]),
  }
}

export function readBuilds(series: readonly InstantSeries[]): NonNullable<DoctorEvidence['builds']> {
  return series.flatMap(({ labels: { component, namespace }, value }) =>
    component === undefined || !Number.isFinite(value)
      ? []
      : [{ component, namespace: (namespace ?? '') === '' ? null : (namespace ?? null), count: value }],
  )
}

export function readTraffic(series: readonly InstantSeries[]): NonNullable<DoctorEvidence['traffic']> {
  return series.map(({ labels, value }) => ({
    source: labels[ENDS[0]] ?? '',
    destination: labels[ENDS[1]] ?? '',
    perSecond: Number.isFinite(value) ? Math.max(0, value) : 0,
  }))
}
