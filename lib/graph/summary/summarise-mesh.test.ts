import type { InstantSeries } from '@/lib/ports/metric-store'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeGraph } from '../compute-graph'
import type { MeshFacts } from '../facts'
import type { GraphRequest } from '../model'
import { planQueries } from '../query/plan-queries'
import type { QueryId } from '../query/query-id'
import { readAnswers } from '../read-answers'
import { anySeries } from '../testing/any-series'
import { clusterFacts, meshFacts, service, workload } from '../testing/facts'
import { report } from '../testing/report'
import { graphRequest } from '../testing/request'
import { SUMMARY_REQUEST, summariseMesh } from './summarise-mesh'

const REQUEST: GraphRequest = graphRequest({ ...SUMMARY_REQUEST, durationSeconds: 60 })
const FACTS = meshFacts({
  clusters: [
    clusterFacts({
      workloads: [workload('cart-v1'), workload('cart-v2', { available: 0 }), workload('alpha-v1')],
      services: [service('cart', { workloads: ['cart-v1', 'cart-v2'] }), service('quiet')],
    }),
  ],
  asOf: new Date(REQUEST.at * 1000).toISOString(),
})
type Series = Partial<Record<QueryId, readonly InstantSeries[]>>

function summarise(answers: Series, facts: MeshFacts = FACTS, unknown: string | null = null) {
  const plan = planQueries(REQUEST, facts)
  const given = new Map(plan.queries.map(({ id }) => [id, answers[id] ?? []]))
  return summariseMesh(readAnswers(plan, REQUEST, facts, given), answers['duration-bucket'] ?? [], unknown)
}

const calls = [
  report('source', ['web', 'cart-v1'], 9),
  report('source', ['web', 'cart-v1'], 1, { response_code: '503', response_flags: 'UH' }),
  report('source', ['web', 'cart-v2'], 10),
]

describe('the mesh in numbers', () => {
  it('has every workload, service and application with what came in', () => {
    const things = summarise({ requests: calls })
    const rate = (id: string) => things.get(id)?.traffic?.in[0]?.rate
    expect(rate('east/shop/workload/cart-v1')).toBe(10)
    expect(rate('east/shop/service/cart')).toBe(20)
    expect(rate('east/shop/app/cart')).toBe(20)
    expect(things.get('east/shop/service/quiet')).toMatchObject({ traffic: { in: [] }, flags: ['idle'] })
  })

  it('has the health of the node, with its parts and the rule that decided', () => {
    const health = summarise({ requests: calls }).get('east/shop/app/cart')?.health
    expect(health).toMatchObject({
      status: 'failure',
      errorRatio: 0.05,
      items: [
        {
          text: '60 of 1200 inbound requests failed (HTTP 503) in 1m; degraded above 0 %',
          rule: { origin: 'standard' },
        },
        { text: '0 of 1 replica of cart-v2 available' },
      ],
    })
  })

  it('says that traffic is not known instead of calling it none', () => {
    const things = summarise({}, FACTS, 'Prometheus did not answer')
    expect(things.get('east/shop/workload/cart-v1')).toMatchObject({
      traffic: null,
      health: { status: 'healthy', items: [{ status: 'not-known', text: 'Prometheus did not answer' }, {}] },
    })
    expect(things.get('east/shop/service/cart')?.health.status).toBe('not-known')
  })

  it('does not call replicas gone that nobody could look for', () => {
    const blind = meshFacts({ clusters: [clusterFacts({ reachable: false })], asOf: FACTS.asOf })
    const { health } = summarise({ requests: calls }, blind).get('east/shop/workload/cart-v2') ?? {}
    expect(health).toMatchObject({ status: 'healthy', items: [{ status: 'healthy' }, { status: 'not-known' }] })
  })

  it('tells nothing of a namespace that may not be read', () => {
    const things = summarise(
      { requests: [report('source', ['web', 'other/d-v1'], 1)] },
      { ...FACTS, access: { east: ['shop'] } },
    )
    expect([...things.values()].map(({ namespace }) => namespace)).not.toContain('other')
  })

  it('has the numbers of the graph of the same window', () => {
    fc.assert(
      fc.property(fc.array(anySeries), fc.constantFrom('workload', 'app'), (requests, type) => {
        const things = summarise({ requests })
        const graph = computeGraph({ ...REQUEST, type }, FACTS, ({ id }) => (id === 'requests' ? requests : []))
        for (const node of graph.nodes) {
          const thing = things.get(node.id)
          if (thing === undefined || (thing.kind === 'app') !== (type === 'app')) continue
          expect(thing.traffic).toMatchObject({ in: node.in, out: node.out })
          expect(thing.health.status).toBe(node.health?.status ?? 'not-rated')
        }
      }),
      { numRuns: 60 },
    )
  })
})
