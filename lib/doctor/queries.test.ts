import { printExpression } from '@/lib/promql/print-expression'
import { expect, test } from 'vitest'
import {
  BUILDS_QUERY,
  LABELS_QUERY,
  NEWEST_QUERY,
  readBuilds,
  readLabels,
  readNewest,
  readTraffic,
  trafficQueries,
  UNNAMED_QUERY,
} from './queries'

test('questions are aggregated, so that answers stay small', () => {
  expect(
    [NEWEST_QUERY, LABELS_QUERY, UNNAMED_QUERY, BUILDS_QUERY, ...trafficQueries(60)].map((one) => printExpression(one)),
  ).toEqual([
    'max by () (timestamp(up))',
    'count by (connection_security_policy, source_cluster, destination_cluster) (istio_requests_total{reporter="destination"})',
    'count by (source_canonical_service, destination_canonical_service) (istio_requests_total{reporter="destination", source_canonical_service=""} or istio_requests_total{reporter="destination", destination_canonical_service=""})',
    'count by (component, namespace) (istio_build)',
    'sum by (source_workload_namespace, destination_workload_namespace) (rate(istio_requests_total[60s]))',
    'sum by (source_workload_namespace, destination_workload_namespace) (rate(istio_tcp_sent_bytes_total[60s]))',
  ])
})

test('a store without any target has no newest sample', () => {
  expect([readNewest([]), readNewest([{ labels: {}, value: NaN }]), readNewest([{ labels: {}, value: 7 }])]).toEqual([
    null,
    null,
    7,
  ])
})

test('labels that are absent are counted, each for itself', () => {
  const full = { connection_security_policy: 'mutual_tls', source_cluster: 'a', destination_cluster: 'b' }
  const counted = [
    { labels: full, value: 5 },
    { labels: { source_cluster: 'a' }, value: 3 },
    { labels: {}, value: NaN },
  ]
  const unnamed = [{ labels: { source_canonical_service: 'cart' }, value: 2 }]
  expect(readLabels(counted, unnamed)).toEqual({
    series: 8,
    missing: {
      connection_security_policy: 3,
      source_cluster: 0,
      destination_cluster: 3,
      source_canonical_service: 0,
      destination_canonical_service: 2,
    },
  })
})

test('targets without a namespace are of none, and what is no number is no traffic', () => {
  const builds = [
    { labels: { component: 'proxy', namespace: '' }, value: 2 },
    { labels: { component: 'pilot', namespace: 'istio-system' }, value: 1 },
    { labels: {}, value: 9 },
  ]
  expect(readBuilds(builds)).toEqual([
    { component: 'proxy', namespace: null, count: 2 },
    { component: 'pilot', namespace: 'istio-system', count: 1 },
  ])
  const ends = { source_workload_namespace: 'shop', destination_workload_namespace: 'lab' }
  expect(readTraffic([{ labels: ends, value: NaN }])).toEqual([{ source: 'shop', destination: 'lab', perSecond: 0 }])
})
