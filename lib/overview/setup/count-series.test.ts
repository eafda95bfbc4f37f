import { expect, it } from 'vitest'
import { readCountedSeries } from './count-series'

it('what the store has of Istio is counted by component and by the label of security', () => {
  const builds = [
    { labels: { component: 'proxy', namespace: 'shop' }, value: 8 },
    { labels: { component: 'proxy' }, value: 4 },
    { labels: { component: 'pilot' }, value: 1 },
    { labels: { component: 'other' }, value: 5 },
  ]
  const labels = [
    { labels: { connection_security_policy: 'mutual_tls', source_cluster: 'east' }, value: 7 },
    { labels: { connection_security_policy: 'none' }, value: 1 },
    { labels: {}, value: 2 },
    { labels: {}, value: NaN },
  ]
  expect(readCountedSeries(builds, labels)).toEqual({ proxies: 12, controlPlanes: 1, secured: 8, unsecured: 2 })
})
