import { printExpression } from '@/lib/promql/print-expression'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MeshFacts } from '../facts'
import { type FocusRef, type GraphRequest, LATENCIES } from '../model'
import { clusterFacts, meshFacts, namespace } from '../testing/facts'
import { graphRequest } from '../testing/request'
import { type Counter, evaluate } from '../testing/store'
import { inScope } from './in-scope'
import { planQueries } from './plan-queries'

const TWO_CLUSTERS = meshFacts({ clusters: [clusterFacts(), clusterFacts({ name: 'west' })] })

function texts(request: Partial<GraphRequest>, facts: MeshFacts = meshFacts()): readonly string[] {
  return planQueries(graphRequest(request), facts).queries.map(({ expression }) => printExpression(expression))
}

function ids(request: Partial<GraphRequest>, facts: MeshFacts = meshFacts()): readonly string[] {
  return planQueries(graphRequest(request), facts).queries.map(({ id }) => id)
}

const focus = (node: FocusRef): GraphRequest['scope'] => ({ kind: 'focus', node })

describe('planQueries: which are sent', () => {
  it.each<[string, Partial<GraphRequest>, readonly string[]]>([
    ['the default view', {}, ['requests', 'tcp-received']],
    ['Q1 for gRPC alone', { http: 'none', tcp: 'none' }, ['requests']],
    ['Q2', { http: 'none', tcp: 'none', grpc: 'sent' }, ['request-messages']],
    ['Q3', { http: 'none', tcp: 'none', grpc: 'received' }, ['response-messages']],
    ['Q2 and Q3', { http: 'none', tcp: 'none', grpc: 'total' }, ['request-messages', 'response-messages']],
    ['Q5', { http: 'none', grpc: 'none', tcp: 'received' }, ['tcp-sent']],
    ['Q4 and Q5', { http: 'none', grpc: 'none', tcp: 'total' }, ['tcp-received', 'tcp-sent']],
    ['nothing', { http: 'none', grpc: 'none', tcp: 'none', latency: 'avg', throughput: 'request' }, []],
    ['Q6 and Q7', { tcp: 'none', latency: 'p95' }, ['requests', 'duration-sum', 'duration-count']],
    ['Q9', { tcp: 'none', throughput: 'response' }, ['requests', 'throughput']],
  ])('%s', (_, request, expected) => {
    expect(ids(request)).toEqual(expected)
  })

  it('the bytes a caller sent are those the server received', () => {
    expect(texts({ http: 'none', grpc: 'none' }).join()).toContain('istio_tcp_received_bytes_total')
  })

  it('a metric that the store lacks is not asked for, which a note says', () => {
    const telemetry = { ...meshFacts().telemetry, missingMetrics: ['istio_tcp_received_bytes_total'] }
    const plan = planQueries(graphRequest(), meshFacts({ telemetry }))
    expect(plan.queries.map(({ id }) => id)).toEqual(['requests'])
    expect(plan.notes).toEqual([{ code: 'metric-missing', count: 1, ids: ['istio_tcp_received_bytes_total'] }])
  })

  it('traffic is not optional, latency and throughput are', () => {
    const { queries } = planQueries(graphRequest({ latency: 'avg', throughput: 'request' }), meshFacts())
    expect(queries.filter(({ optional }) => optional).map(({ id }) => id)).toEqual([
      'duration-sum',
      'duration-count',
      'throughput',
    ])
  })

  it('a user who may read nothing gets no query', () => {
    expect(ids({ scope: { kind: 'mesh' } }, meshFacts({ access: {} }))).toEqual([])
  })

  it('X12: their number depends on http, grpc, tcp, latency and throughput alone', () => {
    const chosen = {
      http: fc.constantFrom('requests' as const, 'none' as const),
      grpc: fc.constantFrom('requests' as const, 'total' as const, 'none' as const),
      tcp: fc.constantFrom('sent' as const, 'total' as const, 'none' as const),
      latency: fc.constantFrom(...LATENCIES),
      throughput: fc.constantFrom('none' as const, 'request' as const),
    }
    const rest = fc.record({
      scope: fc.oneof(
        fc.constant({ kind: 'mesh' } as const),
        fc
          .uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 })
          .map((names) => ({ kind: 'namespaces', names }) as const),
        fc.constant(focus({ kind: 'app', namespace: 'a', name: 'b', version: null })),
      ),
      cluster: fc.constantFrom(null, 'east', 'west'),
      operations: fc.constantFrom(null, 'op'),
      ambient: fc.constantFrom('total' as const, 'none' as const),
      idleEdges: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.record(chosen), rest, rest, (same, a, b) => {
        expect(ids({ ...same, ...a }, TWO_CLUSTERS)).toEqual(ids({ ...same, ...b }))
        expect(ids({ ...same, ...a }).length).toBeLessThanOrEqual(8)
      }),
    )
  })
})

describe('planQueries: as text', () => {
  it('Q12: the whole mesh needs no condition on namespaces', () => {
    expect(texts({ scope: { kind: 'mesh' } })[0]).toBe(
      'sum by (reporter, source_cluster, source_workload_namespace, source_workload, source_canonical_service, ' +
        'source_canonical_revision, destination_cluster, destination_service_namespace, destination_service, ' +
        'destination_service_name, destination_workload_namespace, destination_workload, destination_canonical_service, ' +
        'destination_canonical_revision, connection_security_policy, source_principal, destination_principal, ' +
        'request_protocol, response_code, grpc_response_status, response_flags) ' +
        '(rate(istio_requests_total{reporter=~"source|waypoint|destination"}[600s])) > 0',
    )
  })

  it('keeps what stood still when idle edges are drawn', () => {
    expect(texts({ idleEdges: true }).join()).not.toContain('> 0')
  })

  it.each<[GraphRequest['ambient'], string, string]>([
    ['total', 'reporter=~"source|waypoint|destination"', ''],
    ['waypoint', 'reporter=~"source|waypoint|destination"', 'app!="ztunnel"'],
    ['ztunnel', 'reporter=~"source|destination"', ''],
    ['none', 'reporter=~"source|destination"', 'app!="ztunnel"'],
  ])('Q10: ambient=%s', (ambient, reporters, ztunnel) => {
    const [requests = '', bytes = ''] = texts({ ambient })
    expect(requests).toContain(reporters)
    expect(requests).not.toContain('ztunnel')
    expect(bytes).toContain(`${reporters}${ztunnel === '' ? '' : `, ${ztunnel}`}`)
    expect(bytes).toContain('response_flags, app)')
  })

  it('asks for the label of classified requests', () => {
    expect(texts({ operations: 'request_operation' })[0]).toContain('response_flags, request_operation)')
  })

  it('Q12: a list that is too long for a query is asked as the whole mesh', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `a-rather-long-namespace-${i}`)
    const plan = planQueries(graphRequest({ scope: { kind: 'namespaces', names } }), meshFacts())
    expect(plan.selectInCode).toBe(true)
    expect(plan.queries.map(({ expression }) => printExpression(expression))).toEqual(
      texts({ scope: { kind: 'mesh' } }),
    )
  })

  it('Q14: a service is found by its name, or by its host where nothing else is known', () => {
    const [query = ''] = texts({ scope: focus({ kind: 'service', namespace: 'shop', name: 'c.art' }), tcp: 'none' })
    expect(query).toContain('destination_service_namespace="shop", destination_service_name="c.art"')
    expect(query).toContain(
      String.raw`destination_service_namespace!="shop", destination_service=~"c\\.art\\.shop\\.svc(\\.(cluster\\.local))?(:[0-9]+)?"`,
    )
  })
})

const NAMES = ['shop', 'bank', 'unknown']
const names = fc.constantFrom('shop', 'bank', 'else', 'unknown', '')
const clusters = fc.constantFrom('east', 'west', 'unknown')
const counters: fc.Arbitrary<readonly Counter[]> = fc.array(
  fc.record({
    metric: fc.constant('istio_requests_total'),
    labels: fc.record({
      reporter: fc.constantFrom('source', 'destination'),
      source_cluster: clusters,
      source_workload_namespace: names,
      source_workload: fc.constantFrom('a', 'unknown'),
      destination_cluster: clusters,
      destination_workload_namespace: names,
      destination_workload: fc.constantFrom('b', 'unknown', ''),
      destination_service_namespace: names,
      destination_service_name: fc.constantFrom('b', 'c'),
      destination_service: fc.constantFrom(
        'b.shop.svc.cluster.local:80',
        'b.bank.svc',
        'b.shop',
        'b.shop.svc.other',
        'x',
      ),
      source_canonical_service: fc.constantFrom('a', 'b'),
      destination_canonical_service: fc.constantFrom('a', 'b'),
    }),
    rate: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 30 },
)

function answer(request: GraphRequest, facts: MeshFacts, all: readonly Counter[]) {
  const [query] = planQueries(request, facts).queries
  if (query === undefined) throw new Error('no query planned')
  return evaluate(query.expression, all)
}

const total = (series: readonly { value: number }[]): number => series.reduce((sum, { value }) => sum + value, 0)

describe('planQueries: what is selected', () => {
  it('Q11: exactly the rows that touch a selected namespace, each once', () => {
    fc.assert(
      fc.property(counters, fc.subarray(NAMES, { minLength: 1 }), (all, selected) => {
        const request = graphRequest({ scope: { kind: 'namespaces', names: selected } })
        const wanted = inScope(selected, meshFacts())
        expect(total(answer(request, meshFacts(), all))).toBe(
          all.filter(({ labels }) => wanted(labels)).reduce((sum, { rate }) => sum + rate, 0),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('Q13: with a cluster, every call into and out of its part of the namespace', () => {
    fc.assert(
      fc.property(counters, (all) => {
        const request = graphRequest({ cluster: 'east' })
        const selected = answer(request, TWO_CLUSTERS, all)
        const certain = all.filter(
          ({ labels, rate }) =>
            rate > 0 &&
            ((labels.source_workload_namespace === 'shop' && labels.source_cluster === 'east') ||
              (labels.destination_workload_namespace === 'shop' && labels.destination_cluster === 'east')),
        )
        expect(total(selected)).toBeGreaterThanOrEqual(certain.reduce((sum, { rate }) => sum + rate, 0))
        for (const { labels } of selected) {
          expect(labels.source_cluster === 'east' || labels.destination_cluster !== 'west').toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('Q13: the only cluster there is needs no condition, another name selects nothing of it', () => {
    expect(texts({ cluster: 'east' })).toEqual(texts({}))
    expect(texts({ cluster: 'west' })[0]).toContain('source_cluster="west"')
  })

  it.each<[string, FocusRef, (labels: Counter['labels']) => boolean]>([
    [
      'workload',
      { kind: 'workload', namespace: 'shop', name: 'a' },
      (l) =>
        (l.source_workload_namespace === 'shop' && l.source_workload === 'a') ||
        (l.destination_workload_namespace === 'shop' && l.destination_workload === 'a'),
    ],
    [
      'app',
      { kind: 'app', namespace: 'shop', name: 'a', version: null },
      (l) =>
        (l.source_workload_namespace === 'shop' && l.source_canonical_service === 'a') ||
        (l.destination_workload_namespace === 'shop' && l.destination_canonical_service === 'a'),
    ],
    [
      'service',
      { kind: 'service', namespace: 'shop', name: 'b' },
      (l) =>
        (l.destination_service_namespace === 'shop' && l.destination_service_name === 'b') ||
        (l.destination_service_namespace !== 'shop' && (l.destination_service ?? '').startsWith('b.shop.svc.cluster')),
    ],
  ])('Q14: a focus on a %s selects what touches it, each row once', (_, node, touches) => {
    fc.assert(
      fc.property(counters, (all) => {
        const selected = answer(graphRequest({ scope: focus(node) }), meshFacts(), all)
        expect(total(selected)).toBe(
          all.filter(({ labels }) => touches(labels)).reduce((sum, { rate }) => sum + rate, 0),
        )
      }),
    )
  })

  it('Q14: the version of an app counts unless apps are drawn whole; an operation is matched by its label', () => {
    const app = focus({ kind: 'app', namespace: 'shop', name: 'a', version: 'v1' })
    expect(texts({ scope: app })[0]).toContain('source_canonical_revision="v1"')
    expect(texts({ scope: app, type: 'app' })[0]).not.toContain('source_canonical_revision="v1"')
    const operation = focus({ kind: 'operation', namespace: 'shop', label: 'op', value: 'GET "/"' })
    expect(texts({ scope: operation })[0]).toContain(String.raw`destination_workload_namespace="shop", op="GET \"/\""`)
  })

  it('a namespace that only some may read is asked for by name', () => {
    const facts = meshFacts({
      clusters: [clusterFacts({ namespaces: [namespace('shop'), namespace('bank')] }), clusterFacts({ name: 'west' })],
      access: { east: '*', west: ['else'] },
    })
    expect(texts({ scope: { kind: 'mesh' } }, facts)[0]).toContain('source_workload_namespace=~"bank|else|shop"')
  })
})
