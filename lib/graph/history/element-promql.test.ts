import { parser } from '@prometheus-io/lezer-promql'
import { graphEdge, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import type { GraphRequest } from '@/lib/graph/model'
import { describe, expect, test } from 'vitest'
import { elementPromql } from './element-promql'

const LIVE = { frozen: false }
const CART = 'east/shop/workload/cart-v1'
const DB = 'east/shop/service/db'

function ask(request: Partial<GraphRequest>, edge: Parameters<typeof graphEdge>[2]): string | undefined {
  const graph = graphOf([graphNode(CART), graphNode(DB)], [graphEdge(CART, DB, edge)])
  return elementPromql({ ...graph, request: { ...graph.request, ...request } }, graph.edges[0]?.id ?? '', LIVE)
}

describe('the query behind an element', () => {
  test.each<[string, Partial<GraphRequest>, Parameters<typeof graphEdge>[2], string]>([
    [
      'HTTP',
      {},
      {},
      'sum by () (rate(istio_requests_total{reporter="source", source_workload_namespace="shop", source_workload="cart-v1", destination_service_namespace="shop", destination_service_name="db", request_protocol!="grpc"}[300s]))',
    ],
    ['gRPC messages', { grpc: 'received' }, { protocol: 'grpc' }, 'istio_response_messages_total{reporter="source"'],
    ['bytes that the caller sent', { tcp: 'sent' }, { protocol: 'tcp' }, 'istio_tcp_received_bytes_total{'],
    [
      'bytes both ways',
      { tcp: 'total' },
      { protocol: 'tcp' },
      '[300s])) + sum by () (rate(istio_tcp_sent_bytes_total{',
    ],
    [
      'what only the server reported',
      {},
      { reporters: { source: 0, waypoint: 0, destination: 1 } },
      'reporter="destination"',
    ],
  ])('%s', (_, request, edge, text) => {
    expect(ask(request, edge)).toContain(text)
  })

  test('a frozen view asks for its own moment, a live one for the moment of asking', () => {
    const graph = bookinfoGraph()
    const id = 'east/bookinfo/workload/reviews-v2'
    expect(elementPromql(graph, id, { frozen: true })).toContain(`[300s] @ ${graph.request.at}`)
    expect(elementPromql(graph, id, LIVE)).not.toContain('@')
  })

  test('from a service outside the selection onwards only the selected callers count', () => {
    const [service, server] = ['east/far/service/db', 'east/far/workload/db-0']
    const graph = graphOf([graphNode(service), graphNode(server)], [graphEdge(service, server)])
    const scope = { kind: 'namespaces', names: ['shop'] } as const
    const text = elementPromql({ ...graph, request: { ...graph.request, scope } }, graph.edges[0]?.id ?? '', LIVE)
    expect(text).toContain('source_workload_namespace=~"shop"')
  })

  test.each(['east/bookinfo/entry/payments-api', 'east/bookinfo/box/app/reviews', 'nothing'])('%s has none', (id) => {
    expect(elementPromql(bookinfoGraph(), id, LIVE)).toBeUndefined()
  })

  test('is PromQL for every element, hostile names included', () => {
    const hostile = 'east/shop/workload/a"}%20or%20vector(1)'
    const graph = bookinfoGraph()
    const more = graphOf([graphNode(hostile), graphNode(DB)], [graphEdge(hostile, DB)])
    const texts = [graph, more].flatMap((one) =>
      [...one.nodes, ...one.edges].flatMap(({ id }) => elementPromql(one, id, { frozen: true }) ?? []),
    )
    expect(texts.length).toBeGreaterThan(20)
    const broken = texts.filter((text) => {
      let errors = 0
      parser.parse(text).iterate({ enter: (node) => void (errors += Number(node.type.isError)) })
      return errors > 0
    })
    expect(broken).toEqual([])
  })
})
