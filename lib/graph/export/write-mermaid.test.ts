// @vitest-environment jsdom
import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import fc from 'fast-check'
import mermaid from 'mermaid'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { exportDrawing } from './export-drawing'
import { exportGraph } from './export-graph'
import { drawn, setsOf } from './testing/drawn'
import { hostileGraph, type PlacedGraph } from './testing/hostile-graph'
import { rowsOf } from './testing/rows'

beforeAll(async () => {
  // Its kinds of diagrams are known to it from the first reading on.
  await mermaid.parse('flowchart LR')
})

const flowchart = z.object({
  getVertices: z.custom<() => Map<string, { text: string; classes: string[] }>>((value) => typeof value === 'function'),
  getEdges: z.custom<() => { start: string; end: string; text: string }[]>((value) => typeof value === 'function'),
  getSubGraphs: z.custom<() => { id: string; title: string; nodes: string[] }[]>(
    (value) => typeof value === 'function',
  ),
})

async function understood(text: string) {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to what it has read; `parse` says no more than yes
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  const { getVertices, getEdges, getSubGraphs } = flowchart.parse(db)
  return { nodes: getVertices.call(db), edges: getEdges.call(db), frames: getSubGraphs.call(db) }
}

/** As it would be shown: Mermaid keeps its entities in a spelling of its own until it draws. */
function decoded(text: string): string {
  return text
    .replaceAll(/<br ?\/?>/g, '\n')
    .replaceAll(/ﬂ°°(\d+)¶ß/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('ﬂ°quot¶ß', '"')
    .trim()
}

const byId = (ids: readonly string[]) => [...ids].sort()

async function expectSameSets(placed: PlacedGraph): Promise<void> {
  const { nodes, edges, frames } = await understood(exportGraph(drawn(placed), 'mermaid'))
  const sets = setsOf(placed.graph)
  const { options, texts } = drawn(placed)
  const { names } = exportDrawing(placed.graph, options, placed.places, texts)
  const nameOf = new Map(sets.nodes.map((id, index) => [`n${index + 1}`, id]))
  expect([...nodes.values()].map(({ text }) => decoded(text)).sort()).toEqual(
    sets.nodes.map((id) => (names.get(id) ?? []).join('\n').trim()).sort(),
  )
  const ends = placed.graph.edges
    .filter(({ id }) => sets.edges.includes(id))
    .map(({ source, target }) => `${source}>${target}`)
  expect(byId(edges.map(({ start, end }) => `${nameOf.get(start) ?? ''}>${nameOf.get(end) ?? ''}`))).toEqual(byId(ends))
  expect(frames).toHaveLength(sets.frames.length)
}

test('X13: Mermaid reads any names, with the same nodes, edges and frames', async () => {
  await fc.assert(fc.asyncProperty(hostileGraph, expectSameSets), { numRuns: 60 })
})

test('a graph with groups of edges, locks and statuses is read, too', async () => {
  const graph = bookinfoGraph()
  const placed = { graph, places: rowsOf(graph) }
  await expectSameSets(placed)
  const text = exportGraph(drawn(placed), 'mermaid')
  expect(text.split('\n').slice(0, 4)).toEqual([
    '%% Traffic graph',
    '%% Selection: every namespace',
    '%% Window: 5m, UTC',
    '%% At: 2026-01-01T00:00:00Z',
  ])
  const { nodes, edges } = await understood(text)
  expect([...nodes.values()].flatMap(({ classes }) => classes)).toContain('failure')
  expect(edges.map(({ text: label }) => label).join(' ')).toContain('mTLS')
})
