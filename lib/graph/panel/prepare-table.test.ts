import { describe, expect, test } from 'vitest'
import { prepareTable, totalWeight } from './prepare-table'
import { aGraph, anEdge, aNode, someTraffic } from './testing/graph-parts'

const quantile = (ms: number, beyond = false) => ({ ms, low: ms, high: ms, beyond })
const latency = {
  avgMs: 12,
  requests: 600,
  quantiles: { p50: quantile(10), p95: quantile(40), p99: quantile(30_000, true) },
}
const rowsOf = (graph: Parameters<typeof aGraph>[0]) =>
  prepareTable(aGraph({ nodes: [aNode('a'), aNode('b')], ...graph }), (node) => `name of ${node.id}`)

test('an edge to a waypoint and its way back are one row, as they are one line', () => {
  const back = anEdge('b', 'a', { flags: ['waypoint-from'], pair: 'a>b>http' })
  const edges = [anEdge('a', 'b', { flags: ['waypoint-to'], pair: back.id }), back]
  expect(rowsOf({ edges }).edges.map((row) => row.id)).toEqual(['a>b>http'])
})

test('the table holds what the canvas draws: every node, every edge but those inside groups', () => {
  const edges = [anEdge('a', 'b'), anEdge('g', 'g', { flags: ['internal'] })]
  const rows = rowsOf({ nodes: [aNode('a'), aNode('b'), aNode('g', { kind: 'group' })], edges })
  expect(rows.edges.map((row) => row.id)).toEqual(['a>b>http'])
  expect(rows.nodes.map((row) => row.id)).toEqual(['a', 'b', 'g'])
})

test('what is worst comes first', () => {
  const health = { requests: null, replicas: null, errorRatio: 0, reason: '' }
  const rows = rowsOf({
    nodes: [
      aNode('c'),
      aNode('b'),
      aNode('a', { health: { ...health, status: 'healthy' } }),
      aNode('d', { health: { ...health, status: 'failure' } }),
    ],
    edges: [anEdge('a', 'b', { rate: 1 }), anEdge('b', 'c', { rate: 5 }), anEdge('c', 'd', { health: 'degraded' })],
  })
  expect(rows.nodes.map((row) => row.id)).toEqual(['d', 'a', 'b', 'c'])
  expect(rows.edges.map((row) => row.id)).toEqual(['c>d>http', 'b>c>http', 'a>b>http'])
})

describe('a row of an edge', () => {
  test.each([
    ['p95', { ms: 40, beyond: false }],
    ['p99', { ms: 30_000, beyond: true }],
    ['avg', { ms: 12, beyond: false }],
    ['none', { ms: 12, beyond: false }],
  ] as const)('response time is the chosen one: %s', (asked, cell) => {
    const request = { ...aGraph().request, latency: asked }
    expect(rowsOf({ request, edges: [anEdge('a', 'b', { latency })] }).edges[0]?.latency).toEqual(cell)
  })

  test('without buckets the average stands in', () => {
    const edges = [anEdge('a', 'b', { latency: { ...latency, quantiles: null } })]
    expect(rowsOf({ edges }).edges[0]?.latency).toEqual({ ms: 12, beyond: false })
  })

  test('what is not known stays null', () => {
    expect(rowsOf({ edges: [anEdge('a', 'b', { protocol: 'tcp' })] }).edges[0]).toMatchObject({
      from: 'name of a',
      fromNamespace: 'shop',
      errorPercent: null,
      latency: null,
      bytesPerSecond: null,
      sharePercent: null,
      mtls: { kind: 'notReported' },
    })
  })
})

describe('a row of a node', () => {
  test('errors are those of the requests that came in, bytes aside', () => {
    const node = aNode('a', {
      in: [
        someTraffic({ rate: 8, errorRate: 1 }),
        someTraffic({ protocol: 'grpc', rate: 2, errorRate: 1 }),
        someTraffic({ protocol: 'tcp', unit: 'B/s', rate: 1000 }),
      ],
    })
    expect(rowsOf({ nodes: [node] }).nodes[0]?.errorPercent).toBe(20)
  })

  test('a node that nobody calls has no error percent', () => {
    expect(rowsOf({ nodes: [aNode('a', { out: [someTraffic()] })] }).nodes[0]?.errorPercent).toBeNull()
  })
})

test('for sorting, a kibibyte weighs as much as a request', () => {
  expect(totalWeight([someTraffic({ rate: 2 }), someTraffic({ protocol: 'tcp', unit: 'B/s', rate: 2048 })])).toBe(4)
})
