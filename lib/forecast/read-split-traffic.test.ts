import type { MeshFacts } from '@/lib/graph/facts'
import { planLatency } from '@/lib/graph/query/plan-latency'
import { planQueries } from '@/lib/graph/query/plan-queries'
import type { QueryId } from '@/lib/graph/query/query-id'
import { readAnswers } from '@/lib/graph/read-answers'
import { clusterFacts, meshFacts, service } from '@/lib/graph/testing/facts'
import { report } from '@/lib/graph/testing/report'
import type { InstantSeries } from '@/lib/ports/metric-store'
import { printExpression } from '@/lib/promql/print-expression'
import { describe, expect, it } from 'vitest'
import { selectSplit, splitRequest } from './plan-split-traffic'
import { readSplitTraffic } from './read-split-traffic'

type Answers = Readonly<Partial<Record<QueryId, readonly InstantSeries[]>>>
const CART = { namespace: 'shop', name: 'cart' }
const QUESTION = { services: [CART], cluster: null, at: 1_700_000_000, seconds: 300 }
const V1 = ['web-v1', 'cart-v1'] as const
const V2 = ['web-v1', 'cart-v2'] as const

function read(answers: Answers, facts: MeshFacts = meshFacts()) {
  const request = splitRequest(QUESTION)
  const plan = planQueries(request, facts, selectSplit(QUESTION, facts))
  const given = new Map(plan.queries.map(({ id }) => [id, answers[id] ?? []]))
  return readSplitTraffic(readAnswers(plan, request, facts, given), answers['duration-bucket'] ?? null, [CART])
}
const rates = ({ versions }: ReturnType<typeof read>) =>
  Object.fromEntries(versions.map(({ name, requestsPerSecond, errorsPerSecond }) => [name, [requestsPerSecond, errorsPerSecond]])) // prettier-ignore

describe('readSplitTraffic', () => {
  it('counts each request once, by its caller, with its failures', () => {
    const requests = [
      report('source', V1, 8),
      report('source', V1, 1, { response_code: '503' }),
      report('destination', V1, 9),
      report('source', V2, 1),
      report('destination', V2, 1),
    ]
    const split = read({ requests })
    expect(rates(split)).toEqual({ 'cart-v1': [9, 1], 'cart-v2': [1, 0] })
    expect(split).toMatchObject({ requestsPerSecond: 10, errorsPerSecond: 1, elsewherePerSecond: 0 })
  })

  it('keeps requests of other services out, and those that met no workload apart', () => {
    const requests = [
      report('source', V1, 5),
      report('source', ['web-v1', 'pay-v1'], 7),
      report('source', ['web-v1', 'service:cart'], 2, { response_code: '503' }),
    ]
    const split = read({ requests })
    expect(rates(split)).toEqual({ 'cart-v1': [5, 0] })
    expect(split).toMatchObject({ requestsPerSecond: 7, errorsPerSecond: 2, elsewherePerSecond: 2 })
  })

  it('names no workload that may not be seen', () => {
    const requests = [report('source', ['web-v1', 'hidden/cart-v1'], 5, { destination_service_namespace: 'shop' })]
    const split = read({ requests }, meshFacts({ access: { east: ['shop'] } }))
    expect(split.versions).toEqual([])
    expect(split.elsewherePerSecond).toBe(split.requestsPerSecond)
  })

  it('leaves out the copies that a mirror sends', () => {
    const ref = { cluster: 'east', kind: 'VirtualService', namespace: 'shop', name: 'a' }
    const http = [{ destinations: ['cart'], mirrors: ['cart'], fault: false, timeout: false }]
    const routes = [{ ref, gatewayApi: false, hosts: ['cart'], http, tcp: [] }]
    const facts = meshFacts({ clusters: [clusterFacts({ services: [service('cart')], routes })] })
    const requests = [report('source', V1, 5), report('destination', V1, 5), report('destination', V2, 5)]
    expect(rates(read({ requests }, facts))).toEqual({ 'cart-v1': [5, 0] })
  })

  it('has the durations of native histograms as of classic ones', () => {
    const { telemetry } = meshFacts()
    const facts = meshFacts({ telemetry: { ...telemetry, nativeDuration: true } })
    const of = (ends: typeof V1 | typeof V2, value: number, labels = {}) => report('source', ends, value, labels)
    const split = read(
      {
        requests: [of(V1, 4), of(V2, 2)],
        'duration-native': [
          { ...of(V1, 4), histogram: { count: 4, sum: 48, buckets: [{ low: 8, high: 16, count: 4 }] } },
        ],
        'duration-sum': [of(V2, 30)],
        'duration-count': [of(V2, 2)],
        'duration-bucket': [of(V2, 0, { le: '10' }), of(V2, 2, { le: '25' }), of(V2, 2, { le: '+Inf' })],
      },
      facts,
    )
    const [v1, v2] = ['cart-v1', 'cart-v2'].map((name) => split.versions.find((one) => one.name === name)?.durations)
    expect(v1).toEqual({ bounds: [8, 16], cumulative: [0, 4], total: 4 })
    expect(v2).toEqual({ bounds: [10, 25], cumulative: [0, 2], total: 2 })
  })
})

describe('selectSplit', () => {
  it('asks for the services alone, and for what some workloads answer', () => {
    const facts = meshFacts()
    const plan = planQueries(splitRequest(QUESTION), facts, selectSplit(QUESTION, facts, ['cart.v1', 'a"|b']))
    for (const { expression } of plan.queries) {
      const text = printExpression(expression)
      expect(text).toContain('destination_service_name="cart"')
      expect(text).toContain(String.raw`destination_workload=~"cart\\.v1|a\"\\|b"`)
    }
    expect(plan.selectInCode).toBe(false)
    const request = splitRequest(QUESTION)
    const first = readAnswers(plan, request, facts, new Map([['requests', [report('source', V1, 1)]]]))
    const later = planLatency(first)
    expect(later && printExpression(later.expression)).toContain(String.raw`destination_workload=~"cart\\.v1|a\"\\|b"`)
  })
})
