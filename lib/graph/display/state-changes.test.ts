import { graphEdge, graphNode, graphOf, healthOf } from '@/lib/graph/testing/graph-builders'
import { expect, test } from 'vitest'
import { indexGraph } from './graph-index'
import { stateChanges } from './state-changes'

const before = indexGraph(graphOf([graphNode('a'), graphNode('b'), graphNode('left')], [graphEdge('a', 'b')]))
const after = indexGraph(
  graphOf(
    [graphNode('a', { health: healthOf('failure') }), graphNode('b'), graphNode('came')],
    [graphEdge('a', 'b', { health: 'degraded', rate: 7 })],
  ),
)

test('tells of those asked for that are in another state, once each', () => {
  expect(stateChanges(before, after, ['a>b>http', 'a', 'a', 'b'])).toEqual([
    { id: 'a>b>http', status: 'degraded' },
    { id: 'a', status: 'failure' },
  ])
})

test('a refresh with other numbers and the same states tells nothing', () => {
  expect(stateChanges(after, after, ['a', 'b'])).toEqual([])
  expect(stateChanges(before, after, ['b', 'left', 'came', 'nobody'])).toEqual([])
})
