import { expect, test } from 'vitest'
import { computeGraph } from './compute-graph'
import { largeAnswer } from './testing/large-answer'
import { graphRequest } from './testing/request'

test('10,000 series become a graph within the drawing budget that still counts every request', () => {
  const { series, facts } = largeAnswer()
  const request = graphRequest({ scope: { kind: 'mesh' } })
  const graph = computeGraph(request, facts, ({ id }) => (id === 'requests' ? series : []))
  expect(graph.nodes.length).toBeLessThanOrEqual(request.budget.nodes)
  expect(graph.edges.length).toBeLessThanOrEqual(request.budget.edges)
  const called = series.filter(({ labels }) => labels.reporter === 'source').reduce((sum, { value }) => sum + value, 0)
  const [http] = graph.totals.traffic.total
  expect(http?.rate).toBeCloseTo(called, 0)
})
