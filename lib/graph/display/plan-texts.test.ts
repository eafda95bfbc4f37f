import { bookinfoGraph } from '@/lib/graph/testing/sample-graphs'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import type { Place } from '@/lib/graph/places/extent'
import { overlaps } from '@/lib/graph/places/extent'
import { expect, test } from 'vitest'
import { detailAt } from './detail-at'
import type { Geometry } from './geometry'
import { NOT_LOOKING } from './looked-at'
import { estimateTextWidth } from './node-extent'
import { planTexts } from './plan-texts'
import { toElements } from './to-elements'

const graph = bookinfoGraph()
const places = new Map(
  graph.nodes.map(({ id }, index) => [id, { x: (index % 4) * 192, y: Math.floor(index / 4) * 144 }]),
)
const elements = toElements(graph, { edgeLabels: ['rate'], latency: 'p95', badges: ['security'] }, places, TEXTS)
const at = (id: string): Place => places.get(id) ?? { x: 0, y: 0 }
const geometry: Geometry = {
  nodes: new Map(
    elements.nodes.flatMap((element) =>
      element.kind === 'node' ? [[element.id, { element, at: element.position }] as const] : [],
    ),
  ),
  edges: new Map(
    elements.edges.map((element) => {
      const [from, to] = [at(element.source), at(element.target)]
      return [element.id, { element, from, to, middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } }]
    }),
  ),
  frames: new Map(),
}
const widthOf = (text: string) => estimateTextWidth(text, 12)

test('no two labels of edges meet', () => {
  const { chips } = planTexts(geometry, NOT_LOOKING, { detail: detailAt(1), widthOf })
  expect(chips.length).toBeGreaterThan(3)
  const pairs = chips.flatMap((a, index) => chips.slice(index + 1).map((b) => [a.rect, b.rect] as const))
  expect(pairs.filter(([a, b]) => overlaps(a, b))).toEqual([])
})

test('where names are left out only what fails or is looked at has one', () => {
  const far = { detail: { ...detailAt(1), nodeLabels: false, edgeLabels: false }, widthOf }
  const [quiet] = [...geometry.nodes.values()].filter(({ element }) => element.token === 'healthy')
  const id = quiet?.element.id ?? ''
  const names = (focus: readonly string[]) =>
    planTexts(geometry, { ...NOT_LOOKING, focus: new Set(focus) }, far).labelled.map(({ element }) => element.id)
  expect(names([])).not.toContain(id)
  expect(names([id])).toContain(id)
})

test('in a crowded drawing an edge that is well shows its lock alone, unless one looks at it', () => {
  const edges = new Map(
    [...geometry.edges].map(([id, line]) => [id, { ...line, element: { ...line.element, labelRank: null } }]),
  )
  const measures = { detail: detailAt(1), widthOf }
  const texts = (focus: readonly string[]) =>
    planTexts({ ...geometry, edges }, { ...NOT_LOOKING, focus: new Set(focus) }, measures).chips.flatMap(
      ({ edge, lines }) => (lines.some(({ part }) => part === 'rate') ? [edge.element.id] : []),
    )
  expect(texts([])).toEqual([])
  const [id = ''] = edges.keys()
  expect(texts([id])).toEqual([id])
})
