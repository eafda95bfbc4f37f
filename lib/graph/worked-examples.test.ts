import type { InstantSeries } from '@/lib/ports/metric-store'
import { describe, expect, it } from 'vitest'
import type { Graph, GraphEdge } from './model'
import { draw, type Drawing, edgesOf, noteCodes, short } from './testing/draw'
import { clusterFacts, meshFacts, workload } from './testing/facts'
import { bytes, report } from './testing/report'

// The worked examples of graph.md, section 16: ten minutes, one cluster, values per second.

type Series = readonly InstantSeries[]

function edge(graph: Graph, id: string): GraphEdge {
  const found = graph.edges.find((one) => short(one.id) === id)
  if (found === undefined) throw new Error(`no edge ${id} in ${edgesOf(graph).join(', ')}`)
  return found
}

describe('worked examples', () => {
  const timeout: Series = [
    report('source', ['cart-v1', 'catalog-v1'], 7),
    report('source', ['cart-v1', 'catalog-v1'], 3, { response_code: '504', response_flags: 'UT' }),
    report('destination', ['cart-v1', 'catalog-v1'], 7),
    report('destination', ['cart-v1', 'catalog-v1'], 3, { response_code: '0', response_flags: 'DC' }),
  ]

  it('counts a timeout once, as its caller met it, and keeps the server beside it', () => {
    const graph = draw({ answers: { requests: timeout } })
    expect(edgesOf(graph)).toEqual(['cart-v1>catalog-v1>http 10'])
    const [only] = graph.edges
    expect(only).toMatchObject({ errorPercent: 30, classes: { c5xx: 3, noResponse: 0 } })
    expect(only?.responses).toMatchObject([
      { code: '200', rate: 7 },
      { code: '504', rate: 3 },
    ])
    expect(only?.responses[1]?.flags).toEqual({ UT: 3 })
    expect(only?.server).toMatchObject({ rate: 10, errorRate: 3, comparable: 10 })
  })

  it('tells a timeout as its server saw it when servers are preferred', () => {
    const graph = draw({ answers: { requests: timeout }, request: { reporter: 'server' } })
    expect(graph.edges[0]).toMatchObject({ rate: 10, errorPercent: 30, classes: { noResponse: 3 } })
    expect(graph.edges[0]?.responses[0]).toMatchObject({ code: '-', rate: 3, flags: { DC: 3 } })
  })

  const unreachable: Series = [
    report('source', ['cart-v1', 'catalog-v1'], 9),
    report('source', ['cart-v1', 'service:catalog'], 1, { response_code: '503', response_flags: 'UH' }),
    report('destination', ['cart-v1', 'catalog-v1'], 9),
  ]

  it('keeps failures that never met a workload at the service', () => {
    const graph = draw({ answers: { requests: unreachable } })
    expect(edgesOf(graph)).toEqual(['cart-v1>service/catalog>http 1', 'cart-v1>catalog-v1>http 9'])
    expect(edge(graph, 'cart-v1>service/catalog>http').errorPercent).toBe(100)
  })

  it('puts failures that never met a workload in front of the service where services are drawn', () => {
    const graph = draw({ answers: { requests: unreachable }, request: { services: true } })
    expect(edgesOf(graph)).toEqual(['service/catalog>catalog-v1>http 9', 'cart-v1>service/catalog>http 10'])
    expect(edge(graph, 'cart-v1>service/catalog>http').errorPercent).toBe(10)
  })

  it('counts retries once and notes that the server saw more', () => {
    const graph = draw({
      answers: {
        requests: [
          report('source', ['cart-v1', 'catalog-v1'], 10),
          report('destination', ['cart-v1', 'catalog-v1'], 10),
          report('destination', ['cart-v1', 'catalog-v1'], 4, { response_code: '503' }),
        ],
      },
    })
    expect(graph.edges[0]).toMatchObject({ rate: 10, errorPercent: 0, server: { rate: 14, comparable: 10 } })
    expect(noteCodes(graph)).toEqual(['server-saw-more'])
    expect(graph.notes[0]).toMatchObject({ count: 1, rate: 4 })
  })

  const unnamed: Series = [
    bytes('source', ['cart-v1', 'service:db'], 1000),
    bytes('destination', ['cart-v1', 'db-0'], 1000),
  ]

  it('C3: takes the workload from the server where the caller could not name it', () => {
    const graph = draw({ answers: { 'tcp-received': unnamed } })
    expect(edgesOf(graph)).toEqual(['cart-v1>db-0>tcp 1000'])
    expect(noteCodes(graph)).toEqual(['named-by-server'])
  })

  it('C3: so with services', () => {
    const graph = draw({ answers: { 'tcp-received': unnamed }, request: { services: true } })
    expect(edgesOf(graph)).toEqual(['service/db>db-0>tcp 1000', 'cart-v1>service/db>tcp 1000'])
  })

  it('C4: gives an unnamed caller to the one who claims the traffic, and keeps the rest', () => {
    const nobody = { source_workload: 'unknown', source_canonical_service: 'unknown', source_principal: 'unknown' }
    const graph = draw({
      answers: {
        'tcp-received': [
          bytes('source', ['cart-v1', 'db-0'], 1000),
          bytes('destination', ['cart-v1', 'db-0'], 1300, nobody),
        ],
      },
    })
    expect(edgesOf(graph)).toEqual(['unknown>db-0>tcp 300', 'cart-v1>db-0>tcp 1000'])
    expect(noteCodes(graph)).toEqual(['half-known', 'claimed-caller'])
  })

  it('never takes away what a stranger sent', () => {
    const graph = draw({
      answers: {
        requests: [
          report('source', ['gateway', 'web-v1'], 20),
          report('destination', ['gateway', 'web-v1'], 20),
          report('destination', [null, 'web-v1'], 5),
        ],
      },
    })
    expect(edgesOf(graph)).toEqual(['gateway>web-v1>http 20', 'unknown/unknown/unknown>web-v1>http 5'])
  })

  describe('a call through a waypoint', () => {
    const given: Drawing = {
      answers: {
        requests: [
          report('waypoint', ['cart-v1', 'catalog-v1'], 10),
          report('source', ['cart-v1', 'wp'], 10, {
            destination_service: 'catalog.shop.svc.cluster.local',
            destination_service_name: 'catalog',
          }),
        ],
        'tcp-received': [
          bytes('source', ['cart-v1', 'wp'], 500, { destination_service_name: 'catalog', app: 'ztunnel' }),
          bytes('destination', ['wp', 'catalog-v1'], 450, { app: 'ztunnel' }),
          bytes('destination', ['wp', 'cart-v1'], 90, { app: 'ztunnel' }),
          bytes('waypoint', ['cart-v1', 'catalog-v1'], 480),
        ],
      },
      facts: meshFacts({
        clusters: [
          clusterFacts({
            workloads: [workload('cart-v1'), workload('catalog-v1'), workload('wp', { waypoint: true })],
          }),
        ],
      }),
    }

    it('C6: with waypoints, requests end to end and bytes hop by hop', () => {
      const graph = draw({ ...given, request: { waypoints: true } })
      expect(edgesOf(graph)).toEqual([
        'cart-v1>catalog-v1>http 10',
        'cart-v1>wp>tcp 500',
        'wp>cart-v1>tcp 90',
        'wp>catalog-v1>tcp 450',
      ])
      expect(edge(graph, 'cart-v1>wp>tcp').pair).toBe(edge(graph, 'wp>cart-v1>tcp').id)
      expect(graph.nodes.find(({ workload: name }) => name === 'cart-v1')?.flags).toContain('root')
    })

    it('C6: without waypoints, both end to end', () => {
      expect(edgesOf(draw(given))).toEqual(['cart-v1>catalog-v1>http 10', 'cart-v1>catalog-v1>tcp 480'])
    })
  })

  it('S3: hands the calls of a workload to the services through which it was reached', () => {
    const via = (name: string) => ({
      destination_service: `${name}.shop.svc.cluster.local`,
      destination_service_name: name,
    })
    const graph = draw({
      answers: {
        requests: [
          report('source', ['a-v1', 'w-v1'], 30, via('s1')),
          report('source', ['b-v1', 'w-v1'], 70, via('s2')),
          report('source', ['w-v1', 'down-v1'], 50, via('down')),
        ],
      },
      request: { type: 'service', services: true },
    })
    expect(edgesOf(graph)).toEqual([
      'service/s1>service/down>http 15',
      'service/s2>service/down>http 35',
      'a-v1>service/s1>http 30',
      'b-v1>service/s2>http 70',
    ])
    expect(graph.edges.filter(({ flags }) => flags.includes('estimated')).map(({ rate }) => rate)).toEqual([15, 35])
  })

  it('I1: passthrough without a workload ends at an egress node, with one goes directly', () => {
    const passthrough = {
      destination_service: '10.1.2.3:80',
      destination_service_name: 'PassthroughCluster',
      destination_service_namespace: 'unknown',
    }
    const nowhere = { ...passthrough, destination_workload_namespace: 'unknown' }
    const graph = draw({
      answers: {
        requests: [
          report('source', ['cart-v1', 'service:x'], 4, nowhere),
          report('source', ['cart-v1', 'catalog-v1'], 2, passthrough),
        ],
      },
      request: { services: true },
    })
    expect(edgesOf(graph)).toEqual([
      'cart-v1>catalog-v1>http 2',
      'cart-v1>east/unknown/service/PassthroughCluster>http 4',
    ])
    const egress = graph.nodes.find(({ flags }) => flags.includes('egress'))
    expect(egress?.service).toBe('PassthroughCluster')
  })

  it('R5: takes a quantile of merged buckets, not of quantiles', () => {
    const hosts = ['a.example', 'b.example'].map((host) => ({ destination_service: host }))
    const measured = (le: string, value: number, at: number): InstantSeries =>
      report('source', ['cart-v1', 'catalog-v1'], value, { ...hosts[at], le })
    const graph = draw({
      answers: {
        requests: [90, 10].map((rate, at) => report('source', ['cart-v1', 'catalog-v1'], rate, hosts[at])),
        'duration-sum': [90 * 20, 10 * 700].map((sum, at) =>
          report('source', ['cart-v1', 'catalog-v1'], sum, hosts[at]),
        ),
        'duration-count': [90, 10].map((count, at) => report('source', ['cart-v1', 'catalog-v1'], count, hosts[at])),
        'duration-bucket': [
          ...['25', '500', '1000', '+Inf'].map((le) => measured(le, 90, 0)),
          ...['1000', '+Inf'].map((le) => measured(le, 10, 1)),
          // A bound that somebody else's series has, so that the empty bucket below is known.
          measured('10', 0, 0),
        ],
      },
      request: { latency: 'p95' },
    })
    expect(graph.edges[0]?.latency?.quantiles?.p95.ms).toBe(750)
    expect(graph.edges[0]?.latency?.avgMs).toBe(88)
  })
})
