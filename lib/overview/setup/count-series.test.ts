import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import { BUILDS_QUERY, readCountedSeries, SECURITY_QUERY } from './count-series'

describe('what the store has of Istio', () => {
  it('is asked for in two small queries', () => {
    expect([BUILDS_QUERY, SECURITY_QUERY].map((query) => printExpression(query))).toEqual([
      'count by (component) (istio_build)',
      'count by (connection_security_policy) (istio_requests_total{reporter="destination"})',
    ])
  })

  it('is counted by component and by the label of security', () => {
    const builds = [
      { labels: { component: 'proxy' }, value: 12 },
      { labels: { component: 'pilot' }, value: 1 },
      { labels: { component: 'other' }, value: 5 },
    ]
    const security = [
      { labels: { connection_security_policy: 'mutual_tls' }, value: 7 },
      { labels: { connection_security_policy: 'none' }, value: 1 },
      { labels: {}, value: 2 },
      { labels: {}, value: NaN },
    ]
    expect(readCountedSeries(builds, security)).toEqual({ proxies: 12, controlPlanes: 1, secured: 8, unsecured: 2 })
  })
})
