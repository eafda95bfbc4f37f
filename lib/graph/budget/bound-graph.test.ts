import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openNumbers } from '../build/accumulator'
import { makeNode } from '../build/make-node'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { NodeFlag, NodeHealth, Protocol, Status } from '../model'
import { writeEdgeId } from '../series/edge-id'
import { boundGraph } from './bound-graph'
import { drawnCounts, type ItemEdge } from './find-cut'
import { planCollapse } from './plan-collapse'

function health(status: Status | null, errorRatio = 0): NodeHealth {
  return { status, requests: status, replicas: null, errorRatio, reason: '' }
}

function node(name: string, part: Partial<TrafficNode> = {}): TrafficNode {
  const namespace = part.namespace ?? 'shop'
  const cluster = part.cluster ?? 'east'
  const id = `${cluster}/${namespace}/workload/${name}`
  return makeNode({ id, kind: 'workload', cluster, namespace, workload: name, health: health('healthy'), ...part })
}

function edge(source: string, target: string, rate = 1, protocol: Protocol = 'http'): TrafficEdge {
  const id = writeEdgeId(source, target, protocol)
  const numbers = { ...openNumbers(), rate, bySource: rate, codes: new Map([['200', codeOf(rate)]]) }
  const unit = protocol === 'tcp' ? 'B/s' : 'req/s'
  return { id, source, target, protocol, unit, numbers, flags: new Set(), pair: null, health: null }
}

const codeOf = (rate: number) => ({ rate, flags: new Map([['-', rate]]), hosts: new Map<string, number>() })

function graph(nodes: readonly TrafficNode[], edges: readonly TrafficEdge[] = []): TrafficGraph {
  return { nodes: new Map(nodes.map((one) => [one.id, one])), edges: new Map(edges.map((one) => [one.id, one])) }
}

const many = (count: number, make: (place: number) => TrafficNode): readonly TrafficNode[] =>
  Array.from({ length: count }, (_, place) => make(place))

const bound = (given: TrafficGraph, nodes: number, expand: readonly string[] = []) =>
  boundGraph(given, { budget: { nodes, edges: 1000 }, expand })

const ids = ({ graph: { nodes } }: ReturnType<typeof bound>): readonly string[] => [...nodes.keys()].sort()
const outside = { namespace: 'other', flags: new Set<NodeFlag>(['outside']) }

describe('boundGraph', () => {
  it('returns a graph within its budget as it is', () => {
    const given = graph(many(3, (place) => node(`w${place}`)))
    expect(bound(given, 3).graph).toBe(given)
  })

  it('B2: collapses healthy nodes of outside namespaces first', () => {
    const given = graph([...many(3, (place) => node(`o${place}`, outside)), ...many(2, (place) => node(`w${place}`))])
    expect(ids(bound(given, 3))).toEqual([
      'east/other/group/namespace',
      'east/shop/workload/w0',
      'east/shop/workload/w1',
    ])
  })

  it('B2: then idle nodes, then versions of an app, then namespaces, then clusters', () => {
    const idle = { flags: new Set<NodeFlag>(['idle']) }
    const given = graph([
      ...many(2, (place) => node(`i${place}`, idle)),
      ...many(2, (place) => node(`a${place}`, { app: 'a' })),
      node('z'),
      ...many(2, (place) => node(`m${place}`, { namespace: 'more' })),
    ])
    expect(ids(bound(given, 6))).toContain('east/shop/group/idle')
    expect(ids(bound(given, 6))).toContain('east/shop/workload/a0')
    expect(ids(bound(given, 5))).toContain('east/shop/group/app/a')
    expect(ids(bound(given, 4))).toContain('east/more/group/namespace')
    expect(ids(bound(given, 2))).toEqual(['east/more/group/namespace', 'east/shop/group/namespace'])
    expect(ids(bound(given, 1))).toEqual(['east/-/group/cluster'])
  })

  it('B2: within a phase the group with the least traffic goes first', () => {
    const apps = ['busy', 'calm'].flatMap((app) => many(2, (place) => node(`${app}${place}`, { app })))
    const loud = [edge('east/shop/workload/busy0', 'east/shop/workload/busy1', 100)]
    expect(ids(bound(graph(apps, loud), 3))).toContain('east/shop/group/app/calm')
  })

  it('B2: bytes weigh a kibibyte each', () => {
    const apps = ['bytes', 'calls'].flatMap((app) => many(2, (place) => node(`${app}${place}`, { app })))
    const edges = [
      edge('east/shop/workload/bytes0', 'east/shop/workload/bytes1', 2048, 'tcp'),
      edge('east/shop/workload/calls0', 'east/shop/workload/calls1', 3),
    ]
    expect(ids(bound(graph(apps, edges), 3))).toContain('east/shop/group/app/bytes')
  })

  it('B2: degraded nodes follow the healthy ones, mildest first', () => {
    const degraded = many(3, (place) => node(`d${place}`, { health: health('degraded', (3 - place) / 100) }))
    const given = graph([...many(2, (place) => node(`h${place}`)), ...degraded])
    expect(ids(bound(given, 3))).toEqual(['east/-/group/cluster', 'east/shop/workload/d0', 'east/shop/workload/d1'])
  })

  it('B2: failing nodes are merged only when they alone are too many, and it is said', () => {
    const failing = many(4, (place) => node(`f${place}`, { health: health('failure', (place + 1) / 10) }))
    const given = graph([...many(10, (place) => node(`h${place}`)), ...failing])
    const fitting = bound(given, 5)
    expect(ids(fitting).filter((id) => id.includes('/f'))).toHaveLength(4)
    expect(fitting.notes.map(({ code }) => code)).toEqual(['collapsed'])
    const crowded = bound(given, 3)
    expect(ids(crowded)).toEqual(['-/-/group/rest', 'east/shop/workload/f2', 'east/shop/workload/f3'])
    expect(crowded.notes[1]).toMatchObject({
      code: 'failing-collapsed',
      ids: ['east/shop/workload/f1', 'east/shop/workload/f0'],
    })
    expect(crowded.graph.nodes.get('-/-/group/rest')).toMatchObject({
      health: { status: 'failure', reason: '2 of 12 are failing' },
      group: { members: 12, failing: 2, failingNames: ['east/shop/workload/f1', 'east/shop/workload/f0'] },
    })
  })

  it('B2: focus nodes are never merged', () => {
    const given = graph([node('me', { flags: new Set(['focus']) }), ...many(9, (place) => node(`w${place}`))])
    expect(ids(bound(given, 2))).toEqual(['east/shop/group/namespace', 'east/shop/workload/me'])
  })

  it('B3: an edge inside a group becomes its own edge, and what is hidden is counted', () => {
    const given = graph(
      many(3, (place) => node(`w${place}`, place < 2 ? { app: 'a' } : {})),
      [
        edge('east/shop/workload/w0', 'east/shop/workload/w1', 5),
        edge('east/shop/workload/w2', 'east/shop/workload/w0', 1),
        edge('east/shop/workload/w2', 'east/shop/workload/w1', 2),
      ],
    )
    const { graph: drawn, hidden } = bound(given, 2)
    const group = 'east/shop/group/app/a'
    expect(hidden).toEqual({ nodes: 2, edges: 1 })
    expect([...drawn.edges.values()].map(({ id, numbers }) => [id, numbers.rate])).toEqual([
      [`${group}>${group}>http`, 5],
      [`east/shop/workload/w2>${group}>http`, 3],
    ])
    expect([...(drawn.edges.get(`${group}>${group}>http`)?.flags ?? [])]).toEqual(['internal'])
  })

  it('B3: an edge that fails stays red when it is merged', () => {
    const edges = [
      edge('east/shop/workload/z', 'east/shop/workload/a0'),
      edge('east/shop/workload/z', 'east/shop/workload/a1'),
    ]
    const [first, ...others] = edges.map((one, place): TrafficEdge => ({
      ...one,
      health: place === 0 ? 'failure' : 'healthy',
    }))
    const given = graph(
      [node('z'), ...many(2, (place) => node(`a${place}`, { app: 'a' }))],
      [...others, ...(first === undefined ? [] : [first])],
    )
    expect([...bound(given, 2).graph.edges.values()]).toMatchObject([{ health: 'failure' }])
  })

  it('expands a group that was asked for', () => {
    const given = graph(['a', 'b'].flatMap((app) => many(3, (place) => node(`${app}${place}`, { app }))))
    const expanded = bound(given, 4, ['east/shop/group/app/a'])
    expect(ids(expanded)).toEqual([
      'east/shop/group/app/b',
      ...[0, 1, 2].map((place) => `east/shop/workload/a${place}`),
    ])
    expect(expanded.notes.map(({ code }) => code)).toEqual(['collapsed'])
  })

  it('refuses to expand what does not fit, the last asked first', () => {
    const given = graph(['a', 'b'].flatMap((app) => many(3, (place) => node(`${app}${place}`, { app }))))
    const asked = ['east/shop/group/app/a', 'east/shop/group/app/b']
    const refused = bound(given, 4, asked)
    expect(ids(refused).filter((id) => id.includes('/a'))).toHaveLength(3)
    expect(refused.notes.find(({ code }) => code === 'expand-refused')).toMatchObject({ ids: [asked[1]], count: 1 })
  })
})

describe('X8', () => {
  const anyNode = fc.record({
    cluster: fc.constantFrom('east', 'west', null),
    namespace: fc.constantFrom('a', 'b', null),
    app: fc.constantFrom('x', 'y', null),
    status: fc.constantFrom<Status | null>('failure', 'degraded', 'not-ready', 'healthy', 'healthy', 'healthy', null),
    errorRatio: fc.integer({ min: 0, max: 3 }),
    flags: fc.constantFrom<readonly NodeFlag[]>([], [], ['outside'], ['idle']),
  })
  const anyGraph = fc
    .record({
      nodes: fc.array(anyNode, { minLength: 1, maxLength: 25 }),
      edges: fc.array(fc.tuple(fc.nat(24), fc.nat(24), fc.constantFrom<Protocol>('http', 'tcp'), fc.nat(100))),
    })
    .map(({ nodes, edges }) => {
      const made = nodes.map(({ status, errorRatio, flags, ...place }, number) =>
        makeNode({
          ...place,
          id: `${place.cluster ?? 'unknown'}/${place.namespace ?? 'unknown'}/workload/w${number}`,
          kind: 'workload',
          flags: new Set(flags),
          health: health(status, errorRatio / 10),
        }),
      )
      const id = (place: number): string => made[place % made.length]?.id ?? ''
      return graph(
        made,
        edges.map(([from, to, protocol, rate]) => edge(id(from), id(to), rate, protocol)),
      )
    })
  // One node alone may call itself in as many ways as there are protocols.
  const budget = fc.record({ nodes: fc.integer({ min: 1, max: 20 }), edges: fc.integer({ min: 3, max: 20 }) })
  const expand = fc.subarray(['east/a/group/namespace', 'east/b/group/app/x', 'west/-/group/cluster'])

  const sum = ({ edges }: TrafficGraph, protocol: Protocol): number =>
    [...edges.values()].reduce((total, one) => (one.protocol === protocol ? total + one.numbers.rate : total), 0)

  it('bounding keeps the sums, meets the budget and hides no failure that could be drawn', () => {
    fc.assert(
      fc.property(anyGraph, budget, expand, (given, limits, asked) => {
        const { graph: drawn, hidden } = boundGraph(given, { budget: limits, expand: asked })
        for (const protocol of ['http', 'tcp'] as const)
          expect(sum(drawn, protocol)).toBeCloseTo(sum(given, protocol), 6)
        const shown = [...drawn.edges.values()].filter(({ flags }) => !flags.has('internal'))
        expect(drawn.nodes.size).toBeLessThanOrEqual(limits.nodes)
        expect(shown.length).toBeLessThanOrEqual(limits.edges)
        expect(hidden.nodes).toBe(
          given.nodes.size - [...drawn.nodes.values()].filter(({ kind }) => kind !== 'group').length,
        )

        const failing = [...given.nodes.values()].filter((one) => one.health?.status === 'failure')
        // One node makes no group, so what it calls of itself is drawn.
        const isAlone = given.nodes.size === failing.length + 1
        const group = (id: string): string => (failing.some((one) => one.id === id) ? id : 'rest')
        const left = [...given.edges.values()]
          .map(({ source, target, protocol }) => [group(source), group(target), protocol])
          .filter(([source, target]) => isAlone || source !== 'rest' || target !== 'rest')
        const fits =
          failing.length + 1 <= limits.nodes && new Set(left.map((parts) => parts.join('>'))).size <= limits.edges
        const merged = failing.filter(({ id }) => !drawn.nodes.has(id))
        expect(fits ? merged : []).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('every step draws as much or less', () => {
    fc.assert(
      fc.property(anyGraph, expand, (given, asked) => {
        const collapse = planCollapse([...given.nodes.values()], new Map(), asked)
        const place = new Map(collapse.items.map(({ id }, at) => [id, at]))
        const edges = [...given.edges.values()].map(({ source, target, protocol }): ItemEdge => {
          return { source: place.get(source) ?? 0, target: place.get(target) ?? 0, protocol }
        })
        let last = drawnCounts(collapse, edges, 0)
        expect(last).toEqual({ nodes: given.nodes.size, edges: given.edges.size })
        for (let step = 1; step <= collapse.steps; step += 1) {
          const now = drawnCounts(collapse, edges, step)
          expect(now.nodes).toBeLessThan(last.nodes)
          expect(now.edges).toBeLessThanOrEqual(last.edges)
          last = now
        }
      }),
    )
  })
})
