import { type GraphView, readGraphView } from '@/lib/url/graph-view'
import { describe, expect, test } from 'vitest'
import { aGraph, aNode } from './testing/graph-parts'
import { drawnProtocols, shownCount, unavailable } from './unavailable'

const view = (query: string): GraphView => readGraphView(new URLSearchParams(query))
const lacking = (...ids: string[]) =>
  aGraph({
    nodes: [aNode('a'), aNode('b', { cluster: 'west' })],
    notes: [{ code: 'metric-missing', level: 'warning', text: '', count: ids.length, ids }],
  })

describe('options without effect say why', () => {
  test.each([
    ['', undefined, {}],
    ['http=none&grpc=none', undefined, { latency: 'noRequests', throughput: 'noRequests' }],
    ['http=none&grpc=sent', undefined, { latency: 'noRequests', throughput: 'noRequests' }],
    ['http=none', undefined, {}],
    ['', lacking('istio_request_duration_milliseconds_sum'), { latency: 'noMetric' }],
    ['', lacking('istio_request_duration_milliseconds_bucket'), { quantiles: 'noBuckets' }],
    ['', lacking('istio_request_bytes_sum'), { throughput: 'noMetric' }],
    ['throughput=response', lacking('istio_request_bytes_sum'), {}],
    ['', aGraph({ nodes: [aNode('a')] }), { clusterBoxes: 'oneCluster' }],
    ['', aGraph({ nodes: [aNode('a'), aNode('b', { cluster: 'unknown' })] }), { clusterBoxes: 'oneCluster' }],
    ['', aGraph({ nodes: [aNode('a'), aNode('b', { cluster: 'west' })] }), {}],
    ['type=service', undefined, { services: 'serviceGraph' }],
    ['ambient=none', undefined, { waypoints: 'ambientOff' }],
    ['focus=workload:shop/cart', undefined, { idleNodes: 'focusGraph' }],
  ])('%j', (query, graph, reasons) => {
    expect(Object.fromEntries(unavailable(view(query), graph))).toEqual(reasons)
  })

  test('too many calls for quantiles leave the average', () => {
    const notes = [{ code: 'latency-degraded', level: 'info', text: '', count: 1, ids: [] }] as const
    expect(unavailable(view(''), aGraph({ notes })).get('quantiles')).toBe('tooManyCalls')
  })
})

test.each([
  ['', ['http', 'grpc', 'tcp'], 6],
  ['http=none&tcp=none&idleNodes=true', ['grpc'], 7],
  ['services=false&boxes=none&badges=none', ['http', 'grpc', 'tcp'], 0],
])('%j draws %j and shows %d things', (query, protocols, count) => {
  expect(drawnProtocols(view(query))).toEqual(protocols)
  expect(shownCount(view(query))).toBe(count)
})
