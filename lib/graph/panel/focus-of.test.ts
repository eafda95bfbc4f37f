import { expect, test } from 'vitest'
import { focusOf } from './focus-of'
import { aNode } from './testing/graph-parts'

test.each([
  [aNode('i', { workload: 'cart-v1' }), { kind: 'workload', namespace: 'shop', name: 'cart-v1' }],
  [aNode('i'), null],
  [aNode('i', { kind: 'app', app: 'cart' }), { kind: 'app', namespace: 'shop', name: 'cart', version: null }],
  [
    aNode('i', { kind: 'app', app: 'cart', version: 'v1' }),
    { kind: 'app', namespace: 'shop', name: 'cart', version: 'v1' },
  ],
  [aNode('i', { kind: 'app' }), null],
  [aNode('i', { kind: 'service', service: 'cart' }), { kind: 'service', namespace: 'shop', name: 'cart' }],
  [aNode('i', { kind: 'service', service: 'unknown' }), null],
  [aNode('i', { kind: 'service', service: 'PassthroughCluster', flags: ['egress'] }), null],
  [aNode('i', { kind: 'service', service: '10.0.0.1', flags: ['addresses'] }), null],
  [
    aNode('i', { kind: 'operation', operation: { label: 'op', value: 'GET' } }),
    { kind: 'operation', namespace: 'shop', label: 'op', value: 'GET' },
  ],
  [aNode('i', { kind: 'operation' }), null],
  [aNode('i', { kind: 'unknown' }), null],
  [aNode('i', { workload: 'cart-v1', namespace: 'unknown' }), null],
])('%j is asked for as %j', (node, focus) => {
  expect(focusOf(node)).toEqual(focus)
})
