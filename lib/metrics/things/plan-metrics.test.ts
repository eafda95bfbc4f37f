import { clusterFacts, meshFacts, namespace, workload } from '@/lib/graph/testing/facts'
import { describe, expect, test } from 'vitest'
import { CHART_IDS, CHARTS } from './charts'
import type { MetricsRequest } from './metrics-request'
import type { MetricsTarget } from './metrics-target'
import { parseMetricsRequest } from './parse-metrics-request'
import { planMetrics } from './plan-metrics'

const FACTS = meshFacts()
const CONTEXT = { now: 1_700_000_000, defaultSeconds: 300, groupings: [] }

function ask(query: string, kind: MetricsTarget['kind'] = 'workload', name = 'cart'): MetricsRequest {
  const request = parseMetricsRequest({ kind, namespace: 'shop', name }, new URLSearchParams(query), CONTEXT)
  if (!request.ok) throw request.error
  return request.value
}
const texts = (query: string, kind?: MetricsTarget['kind'], name?: string) =>
  planMetrics(ask(query, kind, name), FACTS, undefined).charts.flatMap(({ stats }) => stats.map(({ promql }) => promql))

describe('the queries behind the charts', () => {
  test.each([
    [
      'charts=request_volume',
      'sum by (response_code) (rate(istio_requests_total{reporter="destination", destination_workload_namespace="shop", destination_workload="cart"}[60s]))',
    ],
    [
      'charts=tcp_received&dir=out&by=remote_service',
      'sum by (destination_service_name) (rate(istio_tcp_sent_bytes_total{reporter="source", source_workload_namespace="shop", source_workload="cart"}[60s])) * 8',
    ],
    [
      'charts=request_duration&avg=false&q=p99.9&reporter=both',
      'histogram_quantile(0.999, sum by (reporter, le) (rate(istio_request_duration_milliseconds_bucket{reporter=~"source|destination", destination_workload_namespace="shop", destination_workload="cart"}[60s]))) / 1000',
    ],
  ])('%s', (query, text) => {
    expect(texts(query)).toEqual([text])
  })

  test.each([
    ['app', 'destination_workload_namespace="shop", destination_canonical_service="cart"'],
    ['service', 'destination_service_namespace="shop", destination_service_name="cart"'],
    ['namespace', '{reporter="destination", destination_workload_namespace="shop"}'],
  ] as const)('of a %s are about what bears its name', (kind, matchers) => {
    expect(texts('charts=grpc_sent', kind)[0]).toContain(matchers)
  })

  test('their number depends on what is drawn, not on the thing nor on the grouping', () => {
    const count = (query: string, name?: string) =>
      planMetrics(ask(query, 'workload', name), FACTS, undefined).queries.size
    expect(count('')).toBe(15)
    expect(count('by=remote_app,response_code&reporter=both', 'other')).toBe(15)
    expect(count('q=p50,p95,p99,p99.9')).toBe(24)
    expect(count('q=none&avg=false')).toBe(9)
  })

  test('values are conditions of the text people take along, and not of what is asked', () => {
    const { charts, queries } = planMetrics(
      ask('charts=request_volume&by=response_code&val=response_code=200&val=response_code=5.*'),
      FACTS,
      undefined,
    )
    expect(charts[0]?.stats[0]?.promql).toContain(String.raw`response_code=~"200|5\\.\\*"`)
    expect([...queries.keys()][0]).not.toContain('response_code=')
  })

  test('names from outside stay values', () => {
    expect(texts('charts=request_volume', 'app', 'a"} or vector(1) #')[0]).toContain(
      String.raw`destination_canonical_service="a\"} or vector(1) #"`,
    )
  })

  test('what the store does not have is not asked for, and said', () => {
    const known = new Set(['istio_requests_total', 'istio_request_bytes_bucket'])
    const { charts, queries } = planMetrics(ask('avg=false'), FACTS, known)
    expect(queries.size).toBe(2)
    expect(charts.filter(({ missing }) => missing !== null)).toHaveLength(CHART_IDS.length - 2)
  })

  test('native histograms are asked for once for all that they tell', () => {
    const known = new Set(['istio_request_bytes', 'istio_request_duration_milliseconds_bucket'])
    const { charts, queries } = planMetrics(ask('charts=request_size,request_throughput&q=p50,p99'), FACTS, known)
    expect([...queries.keys()]).toEqual([
      'sum by () (rate(istio_request_bytes{reporter="destination", destination_workload_namespace="shop", destination_workload="cart"}[60s]))',
    ])
    expect(charts[0]?.stats.map(({ promql }) => promql.slice(0, 26))).toEqual([
      'histogram_sum(sum by () (r',
      'histogram_quantile(0.5, su',
      'histogram_quantile(0.99, s',
    ])
  })

  test('who may not see everything gets no names out of other namespaces', () => {
    const east = clusterFacts({ namespaces: [namespace('shop'), namespace('bank')] })
    const facts = meshFacts({ clusters: [east], access: { east: ['shop'] } })
    const { queries, namesHidden } = planMetrics(
      ask('charts=request_volume&by=remote_app,response_code'),
      facts,
      undefined,
    )
    const [text] = [...queries.keys()]
    expect(namesHidden).toBe(true)
    expect(text).toContain('source_workload_namespace=~"shop|unknown"')
    expect(text).toContain('or sum by (response_code) (rate(')
    expect(text).not.toContain('bank')
  })

  test('waypoints count for servers where there are any', () => {
    const ambient = meshFacts({ clusters: [clusterFacts({ namespaces: [{ ...namespace('shop'), ambient: true }] })] })
    const [text] = [...planMetrics(ask('charts=request_volume'), ambient, undefined).queries.keys()]
    expect(text).toContain('reporter=~"destination|waypoint"')
  })

  test('what goes to a waypoint and on from it is not counted beside the waypoint’s own report', () => {
    const waypoint = workload('wp.1', { waypoint: true })
    const ambient = meshFacts({
      clusters: [clusterFacts({ namespaces: [{ ...namespace('shop'), ambient: true }], workloads: [waypoint] })],
    })
    const textsOf = (query: string, kind?: MetricsTarget['kind'], name?: string) =>
      [...planMetrics(ask(query, kind, name), ambient, undefined).queries.keys()].join()
    const hops = String.raw`source_workload!~"wp\\.1", destination_workload!~"wp\\.1"`
    expect(textsOf('charts=tcp_received')).toContain(hops)
    expect(textsOf('charts=tcp_received', 'service')).toContain(hops)
    expect(textsOf('charts=tcp_received&dir=out&reporter=destination')).toContain(hops)
    expect(textsOf('charts=tcp_received&reporter=both')).not.toContain('!~')
    expect(textsOf('charts=tcp_received&dir=out&reporter=source')).not.toContain('!~')
    expect(textsOf('charts=tcp_received', 'workload', 'wp.1')).not.toContain('!~')
  })

  test('every chart has a metric and a unit of its own kind', () => {
    for (const id of CHART_IDS) expect(CHARTS[id].metric).toMatch(/^istio_[a-z_]+$/)
  })
})
