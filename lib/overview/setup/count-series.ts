import type { InstantSeries } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'

/** How much of what Istio reports is in the metric store. */
export interface CountedSeries {
  readonly proxies: number
  readonly controlPlanes: number
  /** Series of requests with and without the label that says whether they were encrypted. */
  readonly secured: number
  readonly unsecured: number
}

const POLICY = 'connection_security_policy'

/** How many of each component of Istio report their build. */
export const BUILDS_QUERY: PromExpression = count('istio_build', 'component', [])

/** How many series of requests there are by what they say of encryption, as servers counted them. */
export const SECURITY_QUERY: PromExpression = count('istio_requests_total', POLICY, [
  { label: 'reporter', operator: '=', value: 'destination' },
])

type Selector = Extract<PromExpression, { readonly kind: 'selector' }>

function count(metric: string, label: string, matchers: Selector['matchers']): PromExpression {
  return { kind: 'aggregate', operator: 'count', by: [label], of: { kind: 'selector', metric, matchers } }
}

/** Reads the answers of both queries. */
export function readCountedSeries(builds: readonly InstantSeries[], security: readonly InstantSeries[]): CountedSeries {
  const sum = (series: readonly InstantSeries[], isOne: (labels: InstantSeries['labels']) => boolean): number =>
    series.reduce((all, { labels, value }) => (isOne(labels) && Number.isFinite(value) ? all + value : all), 0)
  return {
    proxies: sum(builds, ({ component }) => component === 'proxy'),
    controlPlanes: sum(builds, ({ component }) => component === 'pilot'),
    secured: sum(security, (labels) => (labels[POLICY] ?? '') !== ''),
    unsecured: sum(security, (labels) => (labels[POLICY] ?? '') === ''),
  }
}
