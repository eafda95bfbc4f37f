import { describe, expect, test } from 'vitest'
import { graphEdge, graphNode, graphOf } from '../testing/graph-builders'
import { bookinfoGraph } from '../testing/sample-graphs'
import type { Graph } from '../model'
import { foldFrames } from '../fold/fold-frames'
import { hideElements, hideOthers } from './hide-elements'
import { showGraph } from './show-graph'

const left = (graph: Graph, hide = '') =>
  showGraph(graph, { find: '', hide, latency: 'p95' }).graph.nodes.map(({ id }) => id)

describe('hiding what is pointed at', () => {
  const graph = bookinfoGraph()
  const folded = foldFrames(graph, ['east/orders/box/namespace'])

  test.each([...graph.nodes, ...folded.nodes.filter(({ kind }) => kind === 'group')].map(({ id }) => [id]))(
    'hides %s, and nothing that is not left alone by it',
    (id) => {
      const whole = graph.nodes.some((node) => node.id === id) ? graph : folded
      const after = left(whole, hideElements(whole, '', [id]))
      expect(after).not.toContain(id)
      const lonely = whole.nodes.filter((node) => {
        const edges = whole.edges.filter(({ source, target }) => source === node.id || target === node.id)
        return edges.every(({ source, target }) => source === id || target === id)
      })
      expect([...after, id, ...lonely.map((node) => node.id)]).toEqual(
        expect.arrayContaining(whole.nodes.map((node) => node.id)),
      )
    },
  )

  test('what was hidden stays hidden', () => {
    const hide = hideElements(graph, 'node = service', ['east/bookinfo/workload/sleep'])
    expect(left(graph, hide).filter((id) => /service|sleep/.test(id))).toEqual([])
  })

  test('an expression that was not one is replaced', () => {
    expect(hideElements(graph, 'what =', ['east/bookinfo/workload/sleep'])).not.toContain('what')
  })

  test('a frame goes with all that is in it', () => {
    const after = left(graph, hideElements(graph, '', ['east/bookinfo/box/app/reviews']))
    expect(after.filter((id) => id.includes('reviews'))).toEqual([])
    expect(after).toContain('east/bookinfo/workload/ratings-v1')
  })

  test('hostile names hide themselves only', () => {
    const evil = graphNode('e', { workload: 'a" or node = workload or name = "', namespace: String.raw`\" and` })
    const two = graphOf(
      [evil, graphNode('x', { workload: 'x' }), graphNode('y', { workload: 'y' })],
      [graphEdge('x', 'y')],
    )
    expect(left(two, hideElements(two, '', ['e']))).toEqual(['x', 'y'])
  })

  test('too much to say is not said, and an edge has no name', () => {
    const many = Array.from({ length: 30 }, (_, at) => graphNode(`n${at}`, { workload: `workload-${at}` }))
    const ids = many.map(({ id }) => id)
    expect(hideElements(graphOf(many), '', ids)).toBeUndefined()
    expect(hideElements(graph, '', [graph.edges[0]?.id ?? ''])).toBeUndefined()
  })
})

describe('hiding everything else', () => {
  const graph = bookinfoGraph()
  const shown = (...ids: readonly string[]) => left(graph, hideOthers(graph, ids))

  test('a single node keeps its neighbours, for it would go with its edges', () => {
    expect(shown('east/bookinfo/workload/reviews-v2')).toEqual([
      'east/bookinfo/service/ratings',
      'east/bookinfo/service/reviews',
      'east/bookinfo/workload/reviews-v2',
    ])
  })

  test('nodes that an edge joins stay alone, and an edge its ends', () => {
    const pair = ['east/bookinfo/service/ratings', 'east/bookinfo/workload/ratings-v1']
    expect(shown(...pair)).toEqual(pair)
    expect(shown(`${pair[0] ?? ''}>${pair[1] ?? ''}>http`)).toEqual(pair)
  })

  test('of several each that is joined to none keeps its neighbours', () => {
    const ids = shown(
      'east/bookinfo/service/ratings',
      'east/bookinfo/workload/ratings-v1',
      'east/orders/workload/waypoint',
    )
    expect(ids).toEqual([
      'east/bookinfo/service/ratings',
      'east/bookinfo/workload/ratings-v1',
      'east/orders/workload/orders-v1',
      'east/orders/workload/waypoint',
    ])
  })

  test('a frame keeps what is in it', () => {
    const ids = shown('east/bookinfo/box/app/ratings')
    expect(ids.length).toBeGreaterThan(1)
    expect(ids.filter((id) => !id.includes('ratings'))).toEqual([])
  })
})
