import { describe, expect, it } from 'vitest'
import { draw, edgesOf, nodeOf, noteCodes } from '../testing/draw'
import { clusterFacts, meshFacts, workload } from '../testing/facts'
import { bytes, report } from '../testing/report'

describe('C1: whose report counts', () => {
  const source = report('source', ['a-v1', 'b-v1'], 1)
  const waypoint = report('waypoint', ['a-v1', 'b-v1'], 2)
  const destination = report('destination', ['a-v1', 'b-v1'], 3)

  it.each([
    ['client', [source, waypoint, destination], 1],
    ['client', [waypoint, destination], 2],
    ['client', [destination], 3],
    ['server', [source, waypoint, destination], 3],
    ['server', [source, waypoint], 2],
    ['server', [source], 1],
  ] as const)('prefers the %s', (reporter, requests, rate) => {
    expect(edgesOf(draw({ answers: { requests }, request: { reporter } }))).toEqual([`a-v1>b-v1>http ${rate}`])
  })

  it('takes nothing but zeros for an idle edge', () => {
    const requests = [report('source', ['a-v1', 'b-v1'], 0), report('destination', ['a-v1', 'b-v1'], 0)]
    const facts = meshFacts({ clusters: [clusterFacts({ workloads: [workload('a-v1'), workload('b-v1')] })] })
    const { edges } = draw({ answers: { requests }, request: { idleEdges: true }, facts })
    expect(edges).toMatchObject([{ rate: 0, flags: ['idle'], errorPercent: null, health: null, responses: [] }])
  })

  it('judges both directions of bytes together', () => {
    const graph = draw({
      answers: {
        'tcp-received': [bytes('source', ['a-v1', 'b-v1'], 100)],
        'tcp-sent': [bytes('source', ['a-v1', 'b-v1'], 900), bytes('destination', ['a-v1', 'b-v1'], 950)],
      },
      request: { tcp: 'total' },
    })
    expect(edgesOf(graph)).toEqual(['a-v1>b-v1>tcp 1000'])
  })
})

describe('C2: the server beside the caller', () => {
  it('R4: tells the share of encrypted traffic by the reports of the server', () => {
    const plain = report('destination', ['a-v1', 'b-v1'], 1, { connection_security_policy: 'none' })
    const requests = [report('source', ['a-v1', 'b-v1'], 4), report('destination', ['a-v1', 'b-v1'], 3), plain]
    expect(draw({ answers: { requests } }).edges[0]?.mtls).toEqual({
      percent: 75,
      sourcePrincipals: ['spiffe://cluster.local/ns/shop/sa/a'],
      destinationPrincipals: ['spiffe://cluster.local/ns/shop/sa/b'],
    })
  })

  it('R4: nobody on the server side is null, which is not 0', () => {
    const [edge] = draw({ answers: { requests: [report('source', ['a-v1', 'b-v1'], 4)] } }).edges
    expect(edge).toMatchObject({ mtls: null, server: null })
  })

  it('R4: a source that knows the policy is heard where no server reported', () => {
    const known = bytes('source', ['a-v1', 'b-v1'], 4, { connection_security_policy: 'mutual_tls' })
    expect(draw({ answers: { 'tcp-received': [known] } }).edges[0]?.mtls?.percent).toBe(100)
  })
})

describe('C3: unnamed destinations', () => {
  const unnamed = (rate: number, labels = {}) => report('source', ['a-v1', 'service:b'], rate, labels)
  const named = (rate: number) => report('destination', ['a-v1', 'b-v1'], rate)

  it.each([
    ['shrink by what servers name', [unnamed(10), named(6)], ['a-v1>service/b>http 4', 'a-v1>b-v1>http 6']],
    ['go with a remainder under a tenth', [unnamed(10), named(9.1)], ['a-v1>b-v1>http 9.1']],
    ['go with a remainder of under two requests', [unnamed(0.01), named(0.007)], ['a-v1>b-v1>http 0.007']],
    [
      'stay where nothing was sent',
      [unnamed(10, { response_flags: 'UH' }), named(6)],
      ['a-v1>service/b>http 10', 'a-v1>b-v1>http 6'],
    ],
    [
      'stay where one of several flags says so',
      [unnamed(10, { response_flags: 'URX,UF' }), named(6)],
      ['a-v1>service/b>http 10', 'a-v1>b-v1>http 6'],
    ],
  ] as const)('%s', (_, requests, edges) => {
    expect(edgesOf(draw({ answers: { requests } }))).toEqual(edges)
  })
})

describe('C4, C5: unnamed callers', () => {
  const nobody = { source_workload: 'unknown', source_canonical_service: 'unknown', source_principal: 'unknown' }
  const unnamed = (rate: number) => report('destination', ['x-v1', 'b-v1'], rate, nobody)

  it('hand their security and server numbers to those who claim the traffic, in proportion', () => {
    const requests = [report('source', ['a-v1', 'b-v1'], 30), report('source', ['c-v1', 'b-v1'], 10), unnamed(40)]
    const graph = draw({ answers: { requests } })
    expect(edgesOf(graph)).toEqual(['a-v1>b-v1>http 30', 'c-v1>b-v1>http 10'])
    expect(graph.edges.map(({ server, mtls }) => [server?.rate, mtls?.percent])).toEqual([
      [30, 100],
      [10, 100],
    ])
  })

  it('give nothing to a caller whom a server names', () => {
    const requests = [report('source', ['a-v1', 'b-v1'], 30), report('destination', ['a-v1', 'b-v1'], 30), unnamed(40)]
    expect(edgesOf(draw({ answers: { requests } }))).toEqual(['unknown>b-v1>http 40', 'a-v1>b-v1>http 30'])
  })

  it('of no namespace are kept whole, and a possible overlap is said', () => {
    const requests = [report('source', ['a-v1', 'b-v1'], 30), report('destination', [null, 'b-v1'], 40)]
    const graph = draw({ answers: { requests } })
    expect(edgesOf(graph)).toEqual(['a-v1>b-v1>http 30', 'unknown/unknown/unknown>b-v1>http 40'])
    expect(graph.edges[1]?.flags).toEqual(['overlap'])
    expect(graph.notes).toMatchObject([{ code: 'possible-overlap', rate: 30 }])
  })

  it('present their identities at the unknown node', () => {
    const principal = 'spiffe://elsewhere/ns/x/sa/y'
    const requests = [report('destination', [null, 'b-v1'], 40, { source_principal: principal })]
    const graph = draw({ answers: { requests } })
    expect(graph.nodes.find(({ kind }) => kind === 'unknown')).toMatchObject({
      principals: [principal],
      namespace: 'x',
    })
  })
})

describe('C6, M2: waypoints', () => {
  const facts = meshFacts({
    clusters: [
      clusterFacts({
        workloads: ['a-v1', 'b-v1'].map((name) => workload(name)).concat(workload('wp', { waypoint: true })),
      }),
    ],
  })
  const via = { destination_service: 'b.shop.svc.cluster.local', destination_service_name: 'b' }

  it('a hop without a report of the waypoint stays', () => {
    const requests = [report('source', ['a-v1', 'wp'], 5, via)]
    const graph = draw({ answers: { requests }, request: { waypoints: true }, facts })
    expect(edgesOf(graph)).toEqual(['a-v1>wp>http 5'])
    expect(graph.edges[0]).toMatchObject({ flags: ['waypoint-to'], pair: null })
    expect(nodeOf(graph, 'wp').flags).toContain('waypoint')
  })

  it('a hop that never left its caller stays beside the report of the waypoint', () => {
    const requests = [
      report('waypoint', ['a-v1', 'b-v1'], 9),
      report('source', ['a-v1', 'wp'], 9, via),
      report('source', ['a-v1', 'wp'], 1, { ...via, response_code: '503', response_flags: 'UF' }),
    ]
    const graph = draw({ answers: { requests }, request: { waypoints: true }, facts })
    expect(edgesOf(graph)).toEqual(['a-v1>b-v1>http 9', 'a-v1>wp>http 1'])
    expect(noteCodes(graph)).toContain('hop-not-drawn')
  })

  it('hidden waypoints take what nobody else tells along, and it is noted', () => {
    const graph = draw({ answers: { requests: [report('source', ['a-v1', 'wp'], 5, via)] }, facts })
    expect(graph.nodes).toEqual([])
    expect(graph.notes).toMatchObject([{ code: 'hidden-waypoint-traffic', rate: 5 }])
  })
})
