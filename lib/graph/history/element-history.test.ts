import type { RangeSeries } from '@/lib/ports/metric-store'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { computeGraph } from '../compute-graph'
import type { GraphRequest } from '../model'
import { METRICS, type QueryId } from '../query/query-id'
import { meshFacts } from '../testing/facts'
import { bytes, report } from '../testing/report'
import { graphRequest } from '../testing/request'
import { type Counter, evaluate } from '../testing/store'
import { type ElementHistoryPlan, planElementHistory } from './plan-element-history'
import { toElementHistory } from './to-element-history'

type Ends = readonly [string | null, string]

function counters(metric: keyof typeof METRICS, series: readonly ReturnType<typeof report>[]): readonly Counter[] {
  return series.map(({ labels, value }) => ({ metric: METRICS[metric], labels, rate: value }))
}

function measured(ends: Ends, rate: number, ms: number): readonly Counter[] {
  const both = (value: number, labels = {}) => [
    report('source', ends, value, labels),
    report('destination', ends, value, labels),
  ]
  return [
    ...counters('requests', both(rate)),
    ...counters('duration-sum', both(rate * ms)),
    ...counters('duration-count', both(rate)),
    ...['10', '100', '1000', '+Inf'].flatMap((le) =>
      counters('duration-bucket', both(Number(le.replace('+Inf', 'Infinity')) >= ms ? rate : 0, { le })),
    ),
  ]
}

const STORE: readonly Counter[] = [
  ...measured(['web-v1', 'cart-v1'], 10, 50),
  ...measured(['cart-v1', 'catalog-v1'], 4, 500),
  // Without a call this fast nobody would know of the first bound: the graph's answer has no empty buckets.
  ...measured(['cart-v1', 'cache-v1'], 1, 5),
  ...counters('requests', [
    report('source', ['web-v1', 'cart-v1'], 2, { response_code: '503', response_flags: 'UF' }),
    report('source', ['cart-v1', 'service:catalog'], 1, { response_code: '503', response_flags: 'UH' }),
    report('destination', [null, 'cart-v1'], 3),
    report('source', ['other/x-v1', 'other/y-v1'], 99),
  ]),
  ...counters('tcp-received', [
    bytes('source', ['cart-v1', 'service:db'], 1000),
    bytes('destination', ['cart-v1', 'db-0'], 1000),
  ]),
]

function answer({ window, queries }: ElementHistoryPlan, store = STORE): ReadonlyMap<QueryId, readonly RangeSeries[]> {
  const steps = (window.to - window.from) / window.stepSeconds + 1
  return new Map(
    queries.map(({ id, expression }) => [
      id,
      evaluate(expression, store).map(({ labels, value }) => ({
        labels,
        points: Array.from(
          { length: steps },
          (_, step) => [unixSeconds(window.from + step * window.stepSeconds), value] as const,
        ),
      })),
    ]),
  )
}

/** `NAME DIRECTION VALUE` of every series; all steps have the same value. */
function history(request: GraphRequest, element: string): readonly string[] {
  const plan = planElementHistory(request, element, meshFacts())
  return toElementHistory(plan, request, meshFacts(), answer(plan)).map(
    ({ name, direction, values }) => `${name} ${direction} ${[...new Set(values)].join(' ')}`,
  )
}

describe.each([
  ['workloads', {}],
  ['workloads with services', { services: true }],
  ['versioned apps', { type: 'versioned-app', services: true }],
  ['apps', { type: 'app' }],
  ['apps, seen by the servers', { type: 'app', reporter: 'server' }],
  ['a focus', { scope: { kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'cart-v1' } } }],
] as const)('history of a graph of %s', (_, part: Partial<GraphRequest>) => {
  const request = graphRequest({ latency: 'p95', ...part })
  const graph = computeGraph(request, meshFacts(), ({ expression }) => evaluate(expression, STORE))

  it('has the numbers of every edge', () => {
    expect(graph.edges.length).toBeGreaterThan(3)
    for (const { id, rate, errorRate, unit, latency } of graph.edges) {
      const traffic = unit === 'B/s' ? [`bytes edge ${rate}`] : [`requests edge ${rate}`, `errors edge ${errorRate}`]
      const measured =
        latency === null ? [] : [`avg edge ${latency.avgMs}`, `p95 edge ${latency.quantiles?.p95.ms ?? ''}`]
      const told = history(request, id).filter((line) => !/^p(50|99)/.test(line))
      expect(told.toSorted()).toEqual([...traffic, ...measured].sort())
    }
  })

  it('has the sums of every node that a label names', () => {
    for (const node of graph.nodes.filter(({ kind }) => kind !== 'unknown')) {
      const told = history(request, node.id)
      for (const [direction, traffic] of [
        ['in', node.in],
        ['out', node.out],
      ] as const) {
        for (const { unit, rate } of traffic) {
          expect(told).toContain(`${unit === 'B/s' ? 'bytes' : 'requests'} ${direction} ${rate}`)
        }
      }
    }
  })
})

describe('planElementHistory', () => {
  it.each([
    ['a group', 'east/shop/group/namespace', 'It stands for several nodes: select one of them.'],
    ['a frame', 'east/shop/box/namespace', 'It stands for several nodes: select one of them.'],
    ['an entry', 'east/shop/entry/api', 'Its hosts are known by the ServiceEntry only, not by the metrics.'],
    ['an unknown caller', 'east/shop/unknown', 'The metrics have no labels that name it.'],
    ['addresses', 'east/shop/addresses', 'The metrics have no labels that name it.'],
    [
      'an operation',
      'east/shop/operation/op/read',
      'Requests are told apart by their server only: select the edge behind the operation.',
    ],
    ['anything else', '"} or up{', 'It is not an element of this graph.'],
  ])('asks nothing for %s, and says why', (_, element, reason) => {
    expect(planElementHistory(graphRequest(), element, meshFacts())).toMatchObject({ queries: [], reason })
  })

  it('asks nothing for estimated edges of the service graph', () => {
    const edge = 'east/shop/service/a>east/shop/service/b>http'
    const plan = planElementHistory(graphRequest({ type: 'service', services: true }), edge, meshFacts())
    expect(plan).toMatchObject({ queries: [], reason: 'Its numbers are estimated from the calls of workloads.' })
  })

  it('says that an edge beside operations has their requests too', () => {
    const edge = 'east/shop/workload/a>east/shop/workload/b>http'
    const plan = planElementHistory(graphRequest({ operations: 'op' }), edge, meshFacts())
    expect(plan.reason).toBe('Requests of the operations beside it are counted here, too.')
    expect(plan.queries).not.toEqual([])
  })

  it('asks for nothing outside the namespaces that the user may read', () => {
    const facts = meshFacts({ access: { east: [] } })
    const request = graphRequest({ scope: { kind: 'mesh' } })
    expect(planElementHistory(request, 'east/shop/workload/cart-v1', facts).queries).toEqual([])
  })

  it('has at most 60 points, none denser than the scrapes', () => {
    const steps = (durationSeconds: number) => {
      const { window } = planElementHistory(graphRequest({ durationSeconds }), 'x', meshFacts())
      return [window.stepSeconds, (window.to - window.from) / window.stepSeconds + 1]
    }
    expect(steps(15)).toEqual([15, 1])
    expect(steps(600)).toEqual([15, 40])
    expect(steps(86_400)).toEqual([1440, 60])
  })

  it('names a metric that the store lacks', () => {
    const facts = meshFacts({
      telemetry: { ...meshFacts().telemetry, missingMetrics: ['istio_request_duration_milliseconds_bucket'] },
    })
    const plan = planElementHistory(graphRequest(), 'east/shop/workload/a', facts)
    expect(plan.queries.map(({ id }) => id)).toEqual(['requests', 'tcp-received', 'duration-sum', 'duration-count'])
    expect(plan.reason).toBe('The metric store does not have istio_request_duration_milliseconds_bucket.')
  })
})

describe('toElementHistory', () => {
  it('leaves a gap where a step has no point, and none elsewhere', () => {
    const request = graphRequest()
    const plan = planElementHistory(request, 'east/shop/workload/cart-v1', meshFacts())
    const gappy = new Map(
      [...answer(plan)].map(([id, series]) => [
        id,
        series.map(({ labels, points }) => ({ labels, points: points.filter((_, step) => step !== 2) })),
      ]),
    )
    const series = toElementHistory(plan, request, meshFacts(), gappy)
    expect(series.length).toBeGreaterThan(5)
    for (const { values } of series) {
      expect(values[2]).toBeNull()
      expect(values.filter((value) => value === null)).toHaveLength(1)
    }
  })

  it('tells nothing without an answer', () => {
    const plan = planElementHistory(graphRequest(), 'east/shop/workload/cart-v1', meshFacts())
    expect(toElementHistory(plan, graphRequest(), meshFacts(), new Map())).toEqual([])
  })
})
