import { afterDrawing, keptPlaces, NO_PLACES } from '@/lib/graph/places/place-memory'
import { placeNodes } from '@/lib/graph/places/place-nodes'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { generatedGraph } from '@/lib/graph/testing/sample-graphs'
import type { Graph } from '@/lib/graph/model'
import { describe, expect, test } from 'vitest'
import { toDrawing } from './to-drawing'
import { toElements } from './to-elements'

const SIZE = { nodes: 500, edges: 2000, namespaces: 10 }
const OPTIONS = { edgeLabels: ['rate'], latency: 'p95', badges: ['security'] } as const

/** Draws one graph after another with one memory, the first laid out on a plain grid. */
async function drawAll(graphs: readonly Graph[]) {
  let memory = NO_PLACES
  const drawn = []
  for (const graph of graphs) {
    const placement = await placeNodes(toDrawing(graph, TEXTS), keptPlaces(memory), ({ nodes }) =>
      Promise.resolve(
        new Map(nodes.map(({ id }, index) => [id, { x: (index % 25) * 192, y: Math.floor(index / 25) * 144 }])),
      ),
    )
    memory = afterDrawing(memory, placement, 0)
    drawn.push(toElements(graph, OPTIONS, placement.places, TEXTS))
  }
  return drawn
}

describe('a refresh of 500 nodes and 2,000 edges', () => {
  const positions = (drawn: ReturnType<typeof toElements> | undefined) =>
    new Map(drawn?.nodes.flatMap((node) => (node.kind === 'node' ? [[node.id, node.position] as const] : [])))

  test('with other edges over the same nodes moves nothing', async () => {
    const [first, second] = await drawAll([generatedGraph(SIZE, 1), generatedGraph(SIZE, 2)])
    expect(positions(second)).toEqual(positions(first))
    expect(second?.edges.map(({ id }) => id)).not.toEqual(first?.edges.map(({ id }) => id))
  })

  test('with fifty nodes more leaves the old ones where they are', async () => {
    const whole = generatedGraph(SIZE)
    const late = new Set(whole.nodes.filter((_, index) => index % 10 === 3).map(({ id }) => id))
    const before: Graph = {
      ...whole,
      nodes: whole.nodes.filter(({ id }) => !late.has(id)),
      edges: whole.edges.filter(({ source, target }) => !late.has(source) && !late.has(target)),
    }
    const [first, second] = await drawAll([before, whole])
    const after = positions(second)
    expect(after.size).toBe(500)
    for (const [id, place] of positions(first)) expect(after.get(id)).toEqual(place)
  })

  test('labels only what fails', async () => {
    const [drawn] = await drawAll([generatedGraph(SIZE)])
    const labelled = drawn?.edges.filter(({ labelRank }) => labelRank !== null) ?? []
    expect(labelled.length).toBeGreaterThan(0)
    expect(new Set(labelled.map(({ token }) => token))).toEqual(new Set(['failure']))
  })
})
