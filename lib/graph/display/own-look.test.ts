import { graphEdge, graphNode } from '@/lib/graph/testing/graph-builders'
import type { DrawnParts, GraphEdge, OwnLook } from '@/lib/graph/model'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { expect, test } from 'vitest'
import { describeElement } from './describe-element'
import { indexGraph } from './graph-index'
import { toElements } from './to-elements'
import { edgeToken } from './tokens'

const LOOK: OwnLook = {
  title: 'istiod',
  detail: '1.28.0',
  shape: 'hexagon',
  icon: 'control-plane',
  kind: 'control plane',
  status: 'healthy',
  facts: [{ name: 'Replicas', text: '2 of 2' }],
}
const LINK: Partial<GraphEdge> = { rate: 0, own: { kind: 'controls', status: 'well', facts: [] } }
const EDGE = graphEdge('a', 'b', { id: 'a>b', health: null, ...LINK })
const GRAPH: DrawnParts = { nodes: [graphNode('a', { own: LOOK }), graphNode('b')], edges: [EDGE], boxes: [] }

test('what is no traffic is drawn as it says itself', () => {
  const places = new Map([
    ['a', { x: 0, y: 0 }],
    ['b', { x: 100, y: 0 }],
  ])
  const { nodes } = toElements(GRAPH, { edgeLabels: ['rate'], latency: 'p95', badges: [] }, places, TEXTS)
  expect(nodes[0]).toMatchObject({ title: 'istiod', detail: '1.28.0', shape: 'hexagon', icon: 'control-plane' })
})

test('and described in its own words', () => {
  const index = indexGraph(GRAPH)
  expect(describeElement(index, 'a', { latency: 'p95' }, TEXTS)).toMatchObject({ title: 'istiod', own: LOOK })
  expect(describeElement(index, 'a>b', { latency: 'p95' }, TEXTS)).toMatchObject({ from: 'istiod', own: LINK.own })
})

test.each([
  ['quiet where it is well', null, 'unrated'],
  ['dashed where it is not', 'degraded', 'degraded'],
] as const)('its lines are %s', (_, health, token) => {
  expect(edgeToken({ ...EDGE, health })).toBe(token)
})
