import type { Graph } from '@/lib/graph/model'
import type { Places } from '@/lib/graph/places/drawing'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { graphBox, graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { chipLines } from './chip-lines'
import { type DisplayOptions, toElements } from './to-elements'

const OPTIONS: DisplayOptions = { edgeLabels: ['rate'], latency: 'p95', badges: ['security', 'sidecars', 'routing'] }

function inLine({ nodes }: Graph): Places {
  return new Map(nodes.map(({ id }, index) => [id, { x: index * 192, y: (index % 5) * 96 }]))
}
const draw = (graph: Graph, options = OPTIONS, places = inLine(graph)) => toElements(graph, options, places, TEXTS)
const node = (graph: Graph, id: string) => draw(graph).nodes.find((element) => element.id === id)
const edge = (graph: Graph, id: string, options = OPTIONS) =>
  draw(graph, options).edges.find((element) => element.id === id)

const BOOKINFO = 'east/bookinfo'

describe('V8 toElements', () => {
  test('the same model gives the same elements', () => {
    expect(draw(bookinfoGraph())).toEqual(draw(bookinfoGraph()))
  })

  test('a node carries its class names, place, frame, shape and label', () => {
    expect(node(bookinfoGraph(), `${BOOKINFO}/workload/reviews-v2`)).toMatchObject({
      kind: 'node',
      classes: 'node app square degraded',
      parent: `${BOOKINFO}/box/app/reviews`,
      title: 'v2',
      detail: '',
      icon: 'app',
      token: 'degraded',
    })
  })

  test('flags become classes', () => {
    expect(node(bookinfoGraph(), `${BOOKINFO}/workload/sleep`)?.classes.split(' ')).toContain('idle')
    expect(node(bookinfoGraph(), `${BOOKINFO}/workload/ratings-v2`)?.classes.split(' ')).toContain('dead')
  })

  test('long names lose their middle', () => {
    const long = node(bookinfoGraph(), 'east/legacy/service/audit-log-collector-with-a-rather-long-name')
    expect(long).toMatchObject({ title: 'audit-log-co…r-long-name', detail: 'legacy' })
  })

  test('an edge carries colour, width, label, lock and motion', () => {
    expect(edge(bookinfoGraph(), `${BOOKINFO}/service/ratings>${BOOKINFO}/workload/ratings-v1>http`)).toMatchObject({
      classes: expect.stringContaining('edge failure') as string,
      width: 4,
      label: [
        { part: 'rate', text: '10.4' },
        { part: 'errors', text: '14.0%' },
      ],
      lock: 'half',
      mtlsPercent: 62,
      motion: { errorShare: 0.14 },
    })
  })

  test('locks go with the badge that governs them', () => {
    const id = `${BOOKINFO}/service/ratings>${BOOKINFO}/workload/ratings-v1>http`
    expect(edge(bookinfoGraph(), id, { ...OPTIONS, badges: [] })).toMatchObject({ lock: null, mtlsPercent: null })
  })

  test('a breaker that turned requests away shows', () => {
    const id = `${BOOKINFO}/workload/reviews-v3>${BOOKINFO}/service/ratings>http`
    expect(edge(bookinfoGraph(), id)?.breakerOpened).toBe(true)
  })

  test('the two directions of a waypoint share one line with two heads', () => {
    const { edges } = draw(bookinfoGraph())
    const between = edges.filter(({ source, target }) => source.includes('waypoint') || target.includes('waypoint'))
    expect(between.map(({ classes }) => classes)).toEqual(['edge tcp waypoint-to two-way'])
  })

  test('a node that has no place is not drawn, nor its edges, nor its empty frame', () => {
    const places = new Map(inLine(bookinfoGraph()))
    for (const id of places.keys()) if (id.startsWith('east/orders')) places.delete(id)
    const { nodes, edges } = draw(bookinfoGraph(), OPTIONS, places)
    expect([...nodes, ...edges].filter(({ id }) => id.includes('east/orders'))).toEqual([])
  })

  test('frames come outer before inner, and before what they hold', () => {
    const ids = draw(bookinfoGraph()).nodes.map(({ id }) => id)
    const at = (id: string) => ids.indexOf(id)
    expect(at(`${BOOKINFO}/box/namespace`)).toBeLessThan(at(`${BOOKINFO}/box/app/reviews`))
    expect(at(`${BOOKINFO}/box/app/reviews`)).toBeLessThan(at(`${BOOKINFO}/workload/reviews-v1`))
  })

  test('frames that hold one another end somewhere', () => {
    const [a, b] = ['e/a/box/namespace', 'e/b/box/namespace']
    const graph = graphOf(
      [graphNode('e/a/w', { box: a })],
      [],
      [graphBox(a, { parent: b }), graphBox(b, { parent: a })],
    )
    expect(draw(graph).nodes).toHaveLength(3)
  })

  test('traffic inside a group is not drawn', () => {
    const graph = graphOf([graphNode('e/n/g')], [graphEdge('e/n/g', 'e/n/g', { flags: ['internal'] })])
    expect(draw(graph).edges).toEqual([])
  })

  test('a node that calls itself has a loop', () => {
    const graph = graphOf([graphNode('e/n/w')], [graphEdge('e/n/w', 'e/n/w')])
    expect(draw(graph).edges).toMatchObject([{ classes: 'edge healthy loop', curve: 0 }])
  })

  test('hostile names are names', () => {
    const hostile = ['__proto__', 'constructor', '<img src=x onerror=alert(1)>', '"{}\\', 'x'.repeat(253)]
    const nodes = hostile.map((name) =>
      graphNode(`e/n/workload/${name}`, { workload: name, box: name, health: healthOf('failure') }),
    )
    const edges = nodes.map(({ id }) => graphEdge(id, nodes[0]?.id ?? ''))
    const drawn = draw(
      graphOf(
        nodes,
        edges,
        hostile.map((name) => graphBox(name)),
      ),
    )
    expect(drawn.nodes).toHaveLength(2 * hostile.length)
    expect(drawn.edges).toHaveLength(hostile.length)
    expect(drawn.nodes.map((element) => element.title)).toContain('__proto__')
  })
})

describe('V6 what stands on an edge', () => {
  const lines = (id: string, options = OPTIONS, detailed = false) => {
    const found = edge(bookinfoGraph(), id, options)
    return found === undefined ? [] : chipLines(found, detailed).map(({ glyph, text }) => `${glyph ?? '-'} ${text}`)
  }
  const REVIEWS_V3 = `${BOOKINFO}/workload/reviews-v3>${BOOKINFO}/service/ratings>http`
  const RATINGS = `${BOOKINFO}/service/ratings>${BOOKINFO}/workload/ratings-v1>http`
  const IDLE = `${BOOKINFO}/service/ratings>${BOOKINFO}/workload/ratings-v2>http`
  const TCP = `${BOOKINFO}/workload/ratings-v1>${BOOKINFO}/service/mongodb>tcp`
  const quiet = { ...OPTIONS, edgeLabels: [] }

  test.each<[string, string[], string, DisplayOptions]>([
    [
      'the closed lock before the first line, the bolt before the errors',
      ['lock-closed 4.80', 'breaker 31.0%'],
      REVIEWS_V3,
      OPTIONS,
    ],
    ['lock and bolt alone without labels', ['lock-closed ', 'breaker '], REVIEWS_V3, quiet],
    ['the half lock with its percentage, last', ['- 10.4', '- 14.0%', 'lock-half 62.0%'], RATINGS, OPTIONS],
    ['the open lock, last', ['- 48.2 kB/s', 'lock-open '], TCP, { ...OPTIONS, openLocks: true }],
    ['nothing on an idle edge that nobody knows anything of', [], IDLE, OPTIONS],
  ])('%s', (_, expected, id, options) => {
    expect(lines(id, options)).toEqual(expected)
  })

  test('units when selected', () => {
    expect(lines(REVIEWS_V3, OPTIONS, true)).toEqual(['lock-closed 4.80 rps', 'breaker 31.0% err'])
  })
})
