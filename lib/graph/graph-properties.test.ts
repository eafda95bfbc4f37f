import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeGraph } from './compute-graph'
import type { ClusterFacts, MeshFacts } from './facts'
import { type Graph, GRAPH_TYPES, type GraphRequest, PROTOCOLS, type Protocol } from './model'
import { parseNodeId } from './series/node-id'
import { anySeries } from './testing/any-series'
import { draw, type Drawing } from './testing/draw'
import { clusterFacts, meshFacts, namespace, service, workload } from './testing/facts'
import { graphRequest } from './testing/request'
import { evaluate } from './testing/store'
import { type TrueTraffic, trueTraffic } from './testing/true-traffic'

const MESH = { kind: 'mesh' } as const
const FACTS = meshFacts({
  clusters: [
    clusterFacts({
      namespaces: [namespace('shop'), namespace('other')],
      workloads: [workload('alpha-v1'), workload('beta-v1', { available: 0 }), workload('wp', { waypoint: true })],
      services: [service('alpha', { workloads: ['alpha-v1'] }), service('beta')],
    }),
  ],
})

const WORKLOADS = [
  workload('alpha-v1', { available: 0, serviceAccount: 'alpha' }),
  workload('alpha-v2', { available: 0, serviceAccount: 'alpha' }),
  workload('wp', { waypoint: true }),
]
const SERVICES = [service('alpha', { workloads: ['alpha-v1'] }), service('beta')]

const part: fc.Arbitrary<Partial<GraphRequest>> = fc.record({
  type: fc.constantFrom(...GRAPH_TYPES.filter((type) => type !== 'service')),
  services: fc.boolean(),
  reporter: fc.constantFrom('client', 'server'),
  operations: fc.constantFrom(null, 'op'),
})

function graphOf(answers: NonNullable<Drawing['answers']>, request: Partial<GraphRequest>): Graph {
  return draw({ answers, request: { scope: MESH, ...request }, facts: FACTS })
}

function graphOfTraffic({ requests, tcp }: TrueTraffic, request: Partial<GraphRequest>): Graph {
  return graphOf({ requests, 'tcp-received': tcp }, request)
}

/** Σ of countable edges by protocol: every request once. */
function countable({ nodes, edges }: Graph): Readonly<Record<Protocol, number>> {
  const between = nodes.filter(({ flags, kind }) => flags.includes('injected') || kind === 'operation')
  const passed = new Set(between.map(({ id }) => id))
  const sums = { http: 0, grpc: 0, tcp: 0 }
  for (const { source, protocol, rate } of edges) if (!passed.has(source)) sums[protocol] += rate
  return sums
}

function expectClose(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(a), Math.abs(b)))
}

describe('true requests', () => {
  it('X2: every request is counted once, whoever saw it and whatever names were lost', () => {
    fc.assert(
      fc.property(trueTraffic({ equal: false }), part, (traffic, request) => {
        const graph = graphOfTraffic(traffic, request)
        const sums = countable(graph)
        for (const protocol of PROTOCOLS) {
          expectClose(sums[protocol], traffic.truth[protocol])
          expectClose(
            graph.totals.traffic.total.find((total) => total.protocol === protocol)?.rate ?? 0,
            traffic.truth[protocol],
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the traffic above is told in every way that reports must be settled', () => {
    const codes = fc
      .sample(trueTraffic({ equal: false }), { numRuns: 300, seed: 1 })
      .flatMap((traffic) => graphOfTraffic(traffic, {}).notes.map(({ code }) => code))
    expect([...new Set(codes)].sort()).toEqual(['claimed-caller', 'half-known', 'named-by-server'])
  })

  it('X7: equal reports of both sides give the same graph, whoever is preferred', () => {
    fc.assert(
      fc.property(trueTraffic({ equal: true }), part, (traffic, request) => {
        const drawn = (reporter: 'client' | 'server') => {
          const { edges, nodes, totals, notes } = graphOfTraffic(traffic, { ...request, reporter })
          return { nodes, totals, notes, edges: edges.map(({ reporters, ...rest }) => rest) }
        }
        expect(drawn('client')).toEqual(drawn('server'))
      }),
    )
  })

  it('X4: an edge has the same numbers however much is selected', () => {
    fc.assert(
      fc.property(trueTraffic({ equal: false }), part, ({ requests, tcp }, request) => {
        const counters = [
          ...requests.map(({ labels, value }) => ({ metric: 'istio_requests_total', labels, rate: value })),
          ...tcp.map(({ labels, value }) => ({ metric: 'istio_tcp_received_bytes_total', labels, rate: value })),
        ]
        const touching = (scope: GraphRequest['scope']) => {
          const asked = graphRequest({ ...request, type: 'workload', services: false, scope })
          const { edges } = computeGraph(asked, FACTS, ({ expression }) => evaluate(expression, counters))
          return edges
            .filter(({ source, target }) => `${source} ${target}`.includes('/shop/') && !source.endsWith('/unknown'))
            .map(({ sharePercent, ...rest }) => rest)
        }
        const whole = touching(MESH)
        expect(touching({ kind: 'namespaces', names: ['shop'] })).toEqual(whole)
        expect(touching({ kind: 'namespaces', names: ['other', 'shop'] })).toEqual(whole)
      }),
    )
  })
})

describe('any series', () => {
  const answers = fc.record({ requests: fc.array(anySeries), 'tcp-received': fc.array(anySeries, { maxLength: 5 }) })
  const anyType = fc.record({
    type: fc.constantFrom(...GRAPH_TYPES),
    services: fc.boolean(),
    reporter: fc.constantFrom('client', 'server'),
    waypoints: fc.boolean(),
    idleEdges: fc.boolean(),
    idleNodes: fc.boolean(),
    operations: fc.constantFrom(null, 'op'),
  })

  it('X1: In and Out of every node are the sums of its edges', () => {
    fc.assert(
      fc.property(answers, anyType, (given, request) => {
        const { nodes, edges } = graphOf(given, request)
        for (const node of nodes) {
          for (const [end, traffic] of [
            ['target', node.in],
            ['source', node.out],
          ] as const) {
            const own = edges.filter((edge) => edge[end] === node.id)
            expect(traffic.map(({ protocol }) => protocol)).toEqual(
              PROTOCOLS.filter((protocol) => own.some((edge) => edge.protocol === protocol)),
            )
            for (const { protocol, rate, errorRate } of traffic) {
              const parts = own.filter((edge) => edge.protocol === protocol)
              expectClose(
                rate,
                parts.reduce((sum, edge) => sum + edge.rate, 0),
              )
              expectClose(
                errorRate,
                parts.reduce((sum, edge) => sum + edge.errorRate, 0),
              )
            }
          }
        }
      }),
    )
  })

  it('X3: the type of the graph does not change how much is counted', () => {
    fc.assert(
      fc.property(answers, anyType, (given, request) => {
        const [first, ...others] = (['workload', 'app', 'versioned-app'] as const).map((type) =>
          countable(graphOf(given, { ...request, type })),
        )
        for (const sums of others) for (const protocol of PROTOCOLS) expectClose(sums[protocol], first?.[protocol] ?? 0)
      }),
    )
  })

  it('X5: the order of an answer changes no byte', () => {
    const shuffled = answers.chain((given) =>
      fc
        .tuple(
          ...[given.requests, given['tcp-received']].map((list) =>
            fc.shuffledSubarray(list, { minLength: list.length }),
          ),
        )
        .map(([requests = [], tcp = []]) => ({ given, other: { requests, 'tcp-received': tcp } })),
    )
    fc.assert(
      fc.property(shuffled, anyType, ({ given, other }, request) => {
        expect(JSON.stringify(graphOf(other, request))).toBe(JSON.stringify(graphOf(given, request)))
      }),
    )
  })

  it('X5: the order of what is known of the clusters changes no byte', () => {
    const shuffled = fc.shuffledSubarray(WORKLOADS, { minLength: WORKLOADS.length }).chain((workloads) =>
      fc.record({
        workloads: fc.constant(workloads),
        services: fc.shuffledSubarray(SERVICES, { minLength: SERVICES.length }),
        clusters: fc.shuffledSubarray(['east', 'west', 'shop'], { minLength: 3 }),
      }),
    )
    const drawn = (given: Parameters<typeof graphOf>[0], request: Partial<GraphRequest>, facts: MeshFacts) =>
      JSON.stringify(draw({ answers: given, request: { scope: MESH, labels: true, ...request }, facts }))
    fc.assert(
      fc.property(answers, anyType, shuffled, (given, request, { clusters, workloads, services }) => {
        const factsOf = (names: readonly string[], parts: Partial<ClusterFacts>): MeshFacts =>
          meshFacts({ clusters: names.map((name) => clusterFacts({ name, ...parts })) })
        const plain = factsOf(['east', 'west', 'shop'], { workloads: WORKLOADS, services: SERVICES })
        expect(drawn(given, request, factsOf(clusters, { workloads, services }))).toBe(drawn(given, request, plain))
      }),
    )
  })

  it('X6: reporters, codes and flags add up to the rate', () => {
    fc.assert(
      fc.property(answers, anyType, (given, request) => {
        for (const { rate, reporters, responses } of graphOf(given, request).edges) {
          expectClose(reporters.source + reporters.waypoint + reporters.destination, rate)
          expectClose(
            responses.reduce((sum, code) => sum + code.rate, 0),
            rate,
          )
          for (const code of responses) {
            expectClose(
              Object.values(code.flags).reduce((sum, flag) => sum + flag, 0),
              code.rate,
            )
          }
        }
      }),
    )
  })

  it('X13: ids are distinct and can be read, whatever the names', () => {
    fc.assert(
      fc.property(answers, anyType, (given, request) => {
        const { nodes, edges, boxes } = graphOf(given, request)
        const ids = [...nodes, ...edges, ...boxes].map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { id } of [...nodes, ...boxes]) expect(parseNodeId(id)).toBeDefined()
        const known = new Set(nodes.map(({ id }) => id))
        for (const { source, target } of edges) expect(known.has(source) && known.has(target)).toBe(true)
      }),
    )
  })
})
