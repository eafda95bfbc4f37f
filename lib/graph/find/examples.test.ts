import { HOSTILE_TEXTS } from '@/lib/std/testing/hostile-texts'
import { graphEdge, graphNode } from '../testing/graph-builders'
import { expect, it, test } from 'vitest'
import { findExamples } from './examples'
import { FIND_PRESETS, HIDE_PRESETS } from './presets'
import { read, search } from './testing/search'

it.each(HOSTILE_TEXTS)('examples from a graph with %j in its names can be used as they stand', (name) => {
  const nodes = [graphNode('a', { app: name, namespace: name, labels: { team: name } })]
  const responses = [{ code: name, rate: 1, flags: {}, hosts: {}, moreHosts: 0 }]
  const edges = [graphEdge('a', 'a', { responses })]
  const examples = findExamples({ nodes, edges })
  for (const { expression } of examples) expect(read(expression)).toBeDefined()
  const found = (wanted: string) => search(examples.find((one) => one.name === wanted)?.expression ?? '', nodes, edges)
  expect([found('name'), found('code'), found('label')]).toEqual([['a'], ['a>a>http'], ['a']])
})

test('an empty graph gives examples that need no names of it', () => {
  expect(findExamples({ nodes: [], edges: [] }).map(({ name }) => name)).toEqual([
    'failing',
    'slow',
    'plain',
    'callers',
  ])
})

it.each([...Object.values(FIND_PRESETS), ...Object.values(HIDE_PRESETS)])('the preset %s is an expression', (text) => {
  expect(read(text)).toBeDefined()
})
