import type { GraphNode } from '@/lib/graph/model'
import { graphBox, graphNode, graphOf } from '@/lib/graph/testing/graph-builders'
import { TEXTS } from '@/lib/graph/testing/display-texts'
import { groupNode } from '@/lib/graph/testing/sample-graphs'
import { describe, expect, test } from 'vitest'
import { labelContext, nodeLabel } from './node-label'

const BOX = 'east/shop/box/app/cart'
const OUTER = 'east/shop/box/namespace'
const BOXES = [
  graphBox(OUTER, { parent: 'east/box/cluster' }),
  graphBox(BOX, { parent: OUTER }),
  graphBox('east/box/cluster'),
]

/** The label of a node drawn together with others. */
function label(node: GraphNode, others: readonly GraphNode[] = []): string {
  const { title, detail } = nodeLabel(node, labelContext(graphOf([node, ...others], [], BOXES)), TEXTS)
  return detail === '' ? title : `${title} / ${detail}`
}
const node = (parts: Partial<GraphNode>, id = 'east/shop/workload/cart-v1') => graphNode(id, parts)
const elsewhere = graphNode('east/other/workload/x')
const abroad = graphNode('west/shop/workload/x')
const cart = { kind: 'app', app: 'cart', version: 'v1', workload: 'cart-v1' } as const

describe('V3 node label', () => {
  test.each<[string, GraphNode, string]>([
    ['an app with its version', node(cart), 'cart / v1'],
    ['an app without a version', graphNode('e/s/app/cart', { kind: 'app', app: 'cart' }), 'cart'],
    ['inside an app frame only the version', node({ ...cart, box: BOX }), 'v1'],
    ['inside an app frame an app without version keeps its name', node({ kind: 'app', app: 'cart', box: BOX }), 'cart'],
    ['a workload', node({ workload: 'cart-v1' }), 'cart-v1'],
    ['a service', node({ kind: 'service', service: 'cart' }), 'cart'],
    ['a service inside an app frame keeps its name', node({ kind: 'service', service: 'cart', box: BOX }), 'cart'],
    ['a service that nobody knows', node({ kind: 'service', service: 'unknown' }), 'no route'],
    [
      'egress by its name',
      node({ kind: 'service', service: 'PassthroughCluster', flags: ['egress'] }),
      'PassthroughCluster',
    ],
    ['addresses', node({ kind: 'service', service: '10.1.2.3', flags: ['addresses'] }), 'IP addresses'],
    ['an unknown caller with its namespace', node({ kind: 'unknown' }), 'unknown caller / shop'],
    ['an unknown caller of no namespace', node({ kind: 'unknown', namespace: 'unknown' }), 'unknown caller'],
    [
      'a service entry by its name',
      node({ kind: 'entry', entry: { name: 'pay', namespace: 'shop', hosts: [], location: 'mesh-external' } }),
      'pay',
    ],
    ['an operation', node({ kind: 'operation', operation: { label: 'op', value: 'GET /x' } }), 'op=GET /x'],
    [
      'an operation too long for one line',
      node({ kind: 'operation', operation: { label: 'request_operation', value: 'ListProducts' } }),
      'ListProducts / request_operation',
    ],
    ['something outside says where it is', node({ workload: 'cart-v1', flags: ['outside'] }), 'cart-v1 / shop'],
    ['a group of a namespace', groupNode('east/shop/group', { name: 'shop' }), 'shop / 38 members'],
    [
      'a group of idle nodes',
      groupNode('east/shop/group', { level: 'idle', name: 'shop' }),
      'idle in shop / 38 members',
    ],
    ['the group of the rest', groupNode('east/x/group', { level: 'rest' }), 'everything else / 38 members'],
  ])('%s', (_, given, expected) => {
    expect(label(given)).toBe(expected)
  })

  test('the namespace follows the version where several are drawn', () => {
    expect(label(node(cart), [elsewhere])).toBe('cart / v1 · shop')
  })

  test('the cluster comes last where several are drawn', () => {
    expect(label(node(cart), [abroad])).toBe('cart / v1 · shop · east')
  })

  test('what a frame around says is not repeated', () => {
    expect(label(node({ ...cart, box: OUTER }), [elsewhere, abroad])).toBe('cart / v1')
  })

  test('a chain of frames that bites its tail ends', () => {
    const [a, b] = ['e/a/box/namespace', 'e/b/box/cluster']
    const graph = graphOf([node({ ...cart, box: a })], [], [graphBox(a, { parent: b }), graphBox(b, { parent: a })])
    expect(labelContext(graph).levels.get(a)).toEqual(new Set(['namespace', 'cluster']))
  })
})
