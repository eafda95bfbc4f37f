import type { DisplayTexts } from '@/lib/graph/display/display-texts'
import { describe, expect, test } from 'vitest'
import { nodeMeaning } from './node-meaning'
import { nodeName } from './node-name'
import { aNode } from './testing/graph-parts'

const WORDS: DisplayTexts = {
  unknownCaller: 'unknown caller',
  noRoute: 'no route',
  addresses: 'IP addresses',
  rest: 'everything else',
  idleIn: (name) => `idle in ${name}`,
  members: String,
  errors: String,
  share: String,
  average: String,
}

describe('V3 names', () => {
  test.each([
    ['reviews v2', aNode('i', { kind: 'app', app: 'reviews', version: 'v2' })],
    ['reviews', aNode('i', { kind: 'app', app: 'reviews' })],
    ['reviews-v2', aNode('i', { workload: 'reviews-v2', app: 'reviews' })],
    ['reviews', aNode('i', { kind: 'service', service: 'reviews' })],
    ['no route', aNode('i', { kind: 'service', service: 'unknown' })],
    ['no route', aNode('i', { kind: 'service' })],
    ['PassthroughCluster', aNode('i', { kind: 'service', service: 'PassthroughCluster', flags: ['egress'] })],
    ['IP addresses', aNode('i', { kind: 'service', service: '10.0.0.1', flags: ['addresses'] })],
    ['unknown caller', aNode('i', { kind: 'unknown' })],
    [
      'pay-ext',
      aNode('i', {
        kind: 'entry',
        entry: { name: 'pay-ext', namespace: 'shop', hosts: [], location: 'mesh-external' },
      }),
    ],
    ['op=GET /x', aNode('i', { kind: 'operation', operation: { label: 'op', value: 'GET /x' } })],
  ])('%s', (name, node) => {
    expect(nodeName(node, WORDS)).toBe(name)
  })
})

describe('what nodes without a telling name mean', () => {
  test.each([
    ['unknown', aNode('i', { kind: 'unknown', namespace: 'unknown' })],
    ['unknownInNamespace', aNode('i', { kind: 'unknown', namespace: 'shop' })],
    ['passthrough', aNode('i', { kind: 'service', service: 'PassthroughCluster', flags: ['egress'] })],
    ['blackHole', aNode('i', { kind: 'service', service: 'BlackHoleCluster', flags: ['egress'] })],
    ['noRoute', aNode('i', { kind: 'service', service: 'unknown' })],
    ['addresses', aNode('i', { kind: 'service', service: '10.0.0.1', flags: ['addresses'] })],
    [null, aNode('i', { kind: 'service', service: 'reviews' })],
    [null, aNode('i', { workload: 'unknown' })],
  ])('%s', (meaning, node) => {
    expect(nodeMeaning(node)).toBe(meaning)
  })
})
