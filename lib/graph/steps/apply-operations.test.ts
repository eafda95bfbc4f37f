import { describe, expect, it } from 'vitest'
import type { Graph, GraphRequest } from '../model'
import { draw, type Drawing, edgesOf, nodeOf, short } from '../testing/draw'
import { report } from '../testing/report'

type Answers = NonNullable<Drawing['answers']>

const ENDS = ['cart-v1', 'catalog-v1'] as const
const classified = (operation: string, rate: number, labels: Readonly<Record<string, string>> = {}) =>
  report('destination', ENDS, rate, { op: operation, ...labels })

function drawn(requests: Answers['requests'] = [], part: Partial<GraphRequest> = {}, answers: Answers = {}): Graph {
  return draw({ answers: { requests, ...answers }, request: { operations: 'op', ...part } })
}

/** Sorted as they are written here, in short. */
function linesOf(graph: Graph): readonly string[] {
  return edgesOf(graph).toSorted()
}

function edgeOf(graph: Graph, id: string) {
  const found = graph.edges.find((edge) => short(edge.id) === id)
  if (found === undefined) throw new Error(`no edge ${id}`)
  return found
}

const mixed = [
  report('source', ENDS, 10),
  classified('read', 6),
  classified('write', 3, { response_code: '503' }),
  report('destination', ENDS, 1),
]

describe('S2: operations', () => {
  it('classified requests go through a node of their class, the others stay on the direct edge', () => {
    expect(linesOf(drawn(mixed))).toEqual([
      'cart-v1>catalog-v1>http 1',
      'cart-v1>operation/op/read>http 6',
      'cart-v1>operation/op/write>http 3',
      'operation/op/read>catalog-v1>http 6',
      'operation/op/write>catalog-v1>http 3',
    ])
  })

  it('where every request has a class the direct edge goes', () => {
    const edges = linesOf(drawn([report('source', ENDS, 4), classified('read', 4)]))
    expect(edges).toEqual(['cart-v1>operation/op/read>http 4', 'operation/op/read>catalog-v1>http 4'])
  })

  it('a class has its own codes and security, and what is left keeps the rest of them', () => {
    const graph = drawn(mixed)
    expect(edgeOf(graph, 'cart-v1>operation/op/write>http')).toMatchObject({
      errorPercent: 100,
      responses: [{ code: '503', rate: 3 }],
      mtls: { percent: 100 },
    })
    expect(edgeOf(graph, 'cart-v1>operation/op/read>http')).toMatchObject({ errorPercent: 0, health: 'healthy' })
    expect(edgeOf(graph, 'cart-v1>catalog-v1>http')).toMatchObject({
      errorPercent: 0,
      server: { rate: 1, comparable: 1 },
      mtls: { percent: 100 },
    })
  })

  it('its edges have neither latency nor a view of the server, which are not told by class', () => {
    const of = (value: number) => [report('source', ENDS, value)]
    const answers = { 'duration-sum': of(1000), 'duration-count': of(10) }
    const graph = drawn(mixed, { latency: 'avg' }, answers)
    expect(edgeOf(graph, 'cart-v1>operation/op/read>http')).toMatchObject({ latency: null, server: null })
    expect(edgeOf(graph, 'cart-v1>catalog-v1>http').latency).toMatchObject({ avgMs: 100, requests: 600 })
  })

  it('the caller says how much, the server only in which parts', () => {
    const graph = drawn([report('source', ENDS, 10), classified('read', 15), report('destination', ENDS, 5)])
    expect(linesOf(graph)).toEqual([
      'cart-v1>catalog-v1>http 2.5',
      'cart-v1>operation/op/read>http 7.5',
      'operation/op/read>catalog-v1>http 7.5',
    ])
    const estimated = edgeOf(graph, 'cart-v1>operation/op/read>http')
    expect(estimated.flags).toContain('estimated')
    expect(estimated.reporters).toEqual({ source: 7.5, waypoint: 0, destination: 0 })
    const exact = drawn([report('source', ENDS, 10), classified('read', 10.4)])
    expect(edgeOf(exact, 'cart-v1>operation/op/read>http').flags).toEqual([])
  })

  it('a caller that classifies its requests itself is heard where no server does', () => {
    const graph = drawn([report('source', ENDS, 2, { op: 'read' }), report('source', ENDS, 3)])
    expect(linesOf(graph)).toContain('cart-v1>operation/op/read>http 2')
    expect(linesOf(graph)).toContain('cart-v1>catalog-v1>http 3')
  })

  it('leads to the service where services are drawn, and names it', () => {
    const graph = drawn(mixed, { services: true })
    expect(linesOf(graph)).toEqual([
      'cart-v1>operation/op/read/catalog>http 6',
      'cart-v1>operation/op/write/catalog>http 3',
      'cart-v1>service/catalog>http 1',
      'operation/op/read/catalog>service/catalog>http 6',
      'operation/op/write/catalog>service/catalog>http 3',
      'service/catalog>catalog-v1>http 10',
    ])
    expect(nodeOf(graph, 'operation/op/read/catalog')).toMatchObject({
      kind: 'operation',
      cluster: 'east',
      namespace: 'shop',
      operation: { label: 'op', value: 'read' },
    })
  })

  it('requests of several callers meet at the class, and count once', () => {
    const other = ['portal-v1', 'catalog-v1'] as const
    const graph = drawn([...mixed, report('source', other, 5), report('destination', other, 5, { op: 'read' })])
    expect(linesOf(graph)).toContain('operation/op/read>catalog-v1>http 11')
    expect(graph.totals.traffic.total).toMatchObject([{ protocol: 'http', rate: 15 }])
  })

  it('failures that only the caller saw have no class', () => {
    const graph = drawn([
      ...mixed,
      report('source', ['cart-v1', 'service:catalog'], 2, { response_code: '503', response_flags: 'UH' }),
    ])
    expect(linesOf(graph)).toContain('cart-v1>service/catalog>http 2')
  })

  it('the service graph has none', () => {
    const { nodes } = drawn(mixed, { type: 'service', services: true })
    expect(nodes.map(({ kind }) => kind)).not.toContain('operation')
  })

  it('without the parameter nothing changes', () => {
    expect(linesOf(drawn(mixed, { operations: null }))).toEqual(['cart-v1>catalog-v1>http 10'])
  })

  it('Q14: an operation in focus shows who asks for it and who serves it', () => {
    const node = { kind: 'operation', namespace: 'shop', label: 'op', value: 'read' } as const
    const graph = drawn([classified('read', 6)], { scope: { kind: 'focus', node } })
    expect(linesOf(graph)).toEqual(['cart-v1>operation/op/read>http 6', 'operation/op/read>catalog-v1>http 6'])
    expect(nodeOf(graph, 'operation/op/read').flags).toContain('focus')
  })
})
