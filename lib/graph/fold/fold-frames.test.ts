import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PROTOCOLS, type Graph } from '@/lib/graph/model'
import { graphBox, graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph, generatedGraph, groupNode } from '@/lib/graph/testing/sample-graphs'
import { statusRank } from '../panel/rank-edges'
import { foldFrames } from './fold-frames'

const RATINGS = 'east/bookinfo/box/app/ratings'
const BOOKINFO = 'east/bookinfo/box/namespace'

function rates(graph: Graph): readonly number[] {
  return PROTOCOLS.map((protocol) =>
    graph.edges.filter((edge) => edge.protocol === protocol).reduce((sum, { rate }) => sum + rate, 0),
  )
}

describe('a folded frame (graph.md B3)', () => {
  test('is drawn as one group with the sums of its members and the names of those that fail', () => {
    const graph = foldFrames(bookinfoGraph(), [RATINGS])
    const node = graph.nodes.find(({ id }) => id === 'east/bookinfo/group/app/ratings')
    expect(node).toMatchObject({
      kind: 'group',
      app: 'ratings',
      box: BOOKINFO,
      health: { status: 'failure', reason: '2 of 3 are failing' },
      group: { level: 'app', name: 'ratings', members: 3, byKind: { service: 1, app: 2 } },
    })
    expect(node?.group?.failing).toBe(2)
    expect(node?.group?.failingNames).toEqual(['east/bookinfo/service/ratings', 'east/bookinfo/workload/ratings-v1'])
    expect(graph.boxes.map(({ id }) => id)).not.toContain(RATINGS)
    expect(graph.nodes.filter(({ id }) => id.includes('/ratings'))).toEqual([node])
  })

  test('sums what callers send it by caller and protocol, and keeps the worst health', () => {
    const edges = foldFrames(bookinfoGraph(), ['east/bookinfo/box/app/reviews', RATINGS]).edges
    const merged = edges.find(({ id }) => id === 'east/bookinfo/group/app/reviews>east/bookinfo/group/app/ratings>http')
    expect(merged?.rate).toBeCloseTo(11.9)
    expect(merged?.health).toBe('failure')
    expect(merged?.errorPercent).toBeCloseTo((7.1 * 4.2 + 4.8 * 31) / 11.9)
    expect(merged?.latency).toMatchObject({ avgMs: 1160, requests: 1000, quantiles: null })
    expect(merged?.mtls?.percent).toBe(100)
    expect(merged?.flags).toEqual([])
    const inside = edges.filter(({ flags }) => flags.includes('internal'))
    expect(inside.map(({ source, target }) => source === target)).toEqual(inside.map(() => true))
  })

  test('takes the frames in it along', () => {
    const graph = foldFrames(bookinfoGraph(), [RATINGS, BOOKINFO])
    expect(graph.boxes.map(({ id }) => id)).toEqual(['east/orders/box/namespace'])
    expect(graph.nodes.filter(({ id }) => id.startsWith('east/bookinfo/'))).toHaveLength(1)
  })

  test('counts what groups inside it hold', () => {
    const box = graphBox('east/shop/box/namespace')
    const quiet = { ...groupNode('east/shop/group/idle', { members: 7, failing: 0 }), box: box.id }
    const bad = graphNode('east/shop/workload/bad', { box: box.id, health: healthOf('failure') })
    const [node] = foldFrames(graphOf([quiet, bad], [], [box]), [box.id]).nodes
    expect(node?.group).toMatchObject({ members: 8, failing: 1, failingNames: [bad.id] })
    expect(node?.health?.reason).toBe('1 of 8 are failing')
  })

  test('keeps the health that only the frame knows', () => {
    const box = graphBox('east/shop/box/app/cart', { health: healthOf('degraded') })
    const member = (name: string) => graphNode(`east/shop/workload/${name}`, { box: box.id })
    const [node] = foldFrames(graphOf([member('a'), member('b')], [], [box]), [box.id]).nodes
    expect(node?.health?.status).toBe('degraded')
  })

  test('an edge that no folded frame touches is left as it is', () => {
    const before = bookinfoGraph()
    const after = foldFrames(before, [RATINGS])
    const same = after.edges.filter((edge) => before.edges.includes(edge))
    expect(same).toHaveLength(before.edges.length - 5)
  })

  test('what is no frame of the graph folds nothing', () => {
    const graph = bookinfoGraph()
    expect(foldFrames(graph, ['east/gone/box/namespace', 'x'])).toBe(graph)
  })
})

describe('folding any frames of any graph', () => {
  const folded = fc.record({ seed: fc.integer({ min: 1, max: 50 }), fold: fc.subarray([1, 2, 3, 4]) }).map((given) => {
    const graph = generatedGraph({ nodes: 40, edges: 120, namespaces: 4 }, given.seed)
    return {
      graph,
      after: foldFrames(
        graph,
        given.fold.map((n) => `east/team-${n}/box/namespace`),
      ),
    }
  })

  test('keeps the sum of the rates per protocol and unit', () => {
    fc.assert(
      fc.property(folded, ({ graph, after }) => {
        rates(after).forEach((rate, at) => expect(rate).toBeCloseTo(rates(graph)[at] ?? 0, 6))
      }),
    )
  })

  test('turns nothing red green', () => {
    fc.assert(
      fc.property(folded, ({ graph, after }) => {
        const worst = (all: readonly (readonly [string | undefined, Graph['nodes'][number]['health']])[]) =>
          Math.min(...all.map(([, health]) => statusRank(health?.status ?? null)))
        const pairs = (of: Graph) => of.nodes.map((node) => [node.id, node.health] as const)
        expect(worst(pairs(after))).toBe(worst(pairs(graph)))
        const failing = (of: Graph) =>
          of.nodes.reduce((sum, n) => sum + (n.group?.failing ?? Number(n.health?.status === 'failure')), 0)
        expect(failing(after)).toBe(failing(graph))
      }),
    )
  })

  test('leaves no edge without ends, no id twice, and shares of at most 100 %', () => {
    fc.assert(
      fc.property(folded, ({ after }) => {
        const nodes = new Set(after.nodes.map(({ id }) => id))
        expect(nodes.size).toBe(after.nodes.length)
        expect(new Set(after.edges.map(({ id }) => id)).size).toBe(after.edges.length)
        for (const { source, target, sharePercent } of after.edges) {
          expect([nodes.has(source), nodes.has(target)]).toEqual([true, true])
          expect(sharePercent ?? 0).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
    )
  })
})

test('an edge from the frame has its share of all that the frame sends', () => {
  const box = graphBox('east/shop/box/namespace')
  const member = (name: string) => graphNode(`east/shop/workload/${name}`, { box: box.id })
  const [a, b] = [member('a'), member('b')]
  const x = graphNode('east/other/workload/x')
  const y = graphNode('east/other/workload/y')
  const graph = graphOf([a, b, x, y], [graphEdge(a.id, x.id, { rate: 3 }), graphEdge(b.id, y.id, { rate: 1 })], [box])
  expect(foldFrames(graph, [box.id]).edges.map(({ sharePercent }) => sharePercent)).toEqual([75, 25])
})
