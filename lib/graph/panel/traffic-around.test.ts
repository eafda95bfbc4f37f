import { graphBox } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { indexElements } from './element-index'
import { prepareBox } from './prepare-box'
import { prepareSelection, resolveSelection } from './prepare-selection'
import { aGraph, anEdge, aNode } from './testing/graph-parts'
import { trafficAround } from './traffic-around'

const rates = (rows: readonly { readonly rate: number }[]) => rows.map((row) => row.rate)

// caller → service (injected) → two workloads; caller outside the shop
const chain = aGraph({
  nodes: [
    aNode('caller', { namespace: 'web' }),
    aNode('svc', { kind: 'service', flags: ['injected'], box: 'shop' }),
    aNode('v1', {
      box: 'shop',
      health: { status: 'healthy', requests: null, replicas: null, errorRatio: 0, reason: '' },
    }),
    aNode('v2', {
      box: 'shop',
      health: { status: 'failure', requests: null, replicas: null, errorRatio: 1, reason: '' },
    }),
    aNode('group', {
      kind: 'group',
      box: 'shop',
      group: {
        level: 'idle',
        name: 'idle',
        members: 5,
        byKind: { service: 2, workload: 3 },
        failing: 0,
        degraded: 0,
        failingNames: [],
        memberIds: [],
      },
    }),
  ],
  edges: [
    anEdge('caller', 'svc', { rate: 10 }),
    anEdge('svc', 'v1', { rate: 6 }),
    anEdge('svc', 'v2', { rate: 4 }),
    anEdge('v1', 'caller', { rate: 1 }),
  ],
  boxes: [graphBox('shop')],
})

describe('traffic around a set of nodes', () => {
  test.each([
    [
      'the whole chain counts each request once',
      ['caller', 'svc', 'v1', 'v2'],
      { inbound: [], outbound: [], inside: [11] },
    ],
    [
      'without the caller the way from the service counts',
      ['svc', 'v1', 'v2'],
      { inbound: [10], outbound: [1], inside: [10] },
    ],
    ['workloads without their service get what comes in', ['v1', 'v2'], { inbound: [10], outbound: [1], inside: [] }],
    ['nothing', [], { inbound: [], outbound: [], inside: [] }],
    ['an id that is gone', ['ghost'], { inbound: [], outbound: [], inside: [] }],
  ])('%s', (_, ids, expected) => {
    const around = trafficAround(indexElements(chain), new Set(ids))
    expect({
      inbound: rates(around.inbound),
      outbound: rates(around.outbound),
      inside: rates(around.inside),
    }).toEqual(expected)
  })

  test('in a service graph every edge counts', () => {
    const services = { ...chain, request: { ...chain.request, type: 'service' as const } }
    expect(rates(trafficAround(indexElements(services), new Set(['caller', 'svc', 'v1', 'v2'])).inside)).toEqual([21])
  })
})

describe('a frame', () => {
  test('lists its members worst first and counts what groups hold', () => {
    const panel = prepareBox(indexElements(chain), 'shop')
    expect(panel?.members.map((node) => node.id)).toEqual(['v2', 'v1', 'group', 'svc'])
    expect(panel?.counts).toEqual([
      { kind: 'workload', count: 5 },
      { kind: 'service', count: 3 },
    ])
    expect(rates(panel?.traffic.inbound ?? [])).toEqual([10])
  })

  test('a frame that is gone is not prepared', () => {
    expect(prepareBox(indexElements(chain), 'ghost')).toBeUndefined()
  })
})

describe('several selected', () => {
  const edge = 'caller>svc>http'

  test('ids that are gone or named twice are dropped', () => {
    const selected = resolveSelection(indexElements(chain), ['v1', 'ghost', 'v1', edge, 'shop'])
    expect([...selected.nodes, ...selected.edges, ...selected.boxes].map(({ id }) => id)).toEqual(['v1', edge, 'shop'])
  })

  test('a frame stands for its members, edges have their own sum', () => {
    const panel = prepareSelection(indexElements(chain), ['shop', 'v1', edge])
    expect(rates(panel.around.inbound)).toEqual([10])
    expect(rates(panel.selectedEdges)).toEqual([10])
  })
})

describe('the sum of selected edges', () => {
  const index = indexElements(chain)
  const sum = (...ids: readonly string[]) => rates(prepareSelection(index, ids).selectedEdges)

  test.each([
    ['an edge into a service and one behind it count the requests once', ['caller>svc>http', 'svc>v1>http'], [10]],
    ['edges behind a service alone count', ['svc>v1>http', 'svc>v2>http'], [10]],
    ['edges that have nothing to do with each other count', ['caller>svc>http', 'v1>caller>http'], [11]],
  ])('%s', (_, ids, expected) => {
    expect(sum(...ids)).toEqual(expected)
  })

  test('an edge to itself is between the selected, once', () => {
    const looped = aGraph({ ...chain, edges: [...chain.edges, anEdge('v1', 'v1', { rate: 3 })] })
    expect(rates(prepareSelection(indexElements(looped), ['v1']).around.inside)).toEqual([3])
  })

  test('the response time is the average over the requests', () => {
    const latency = (avgMs: number, requests: number) => ({ latency: { avgMs, requests, quantiles: null } })
    const timed = aGraph({
      ...chain,
      edges: [anEdge('caller', 'svc', latency(10, 300)), anEdge('caller', 'v1', latency(50, 100))],
    })
    const { around } = prepareSelection(indexElements(timed), ['caller'])
    expect(around.averageMs).toEqual({ inbound: null, outbound: 20, inside: null })
  })
})
