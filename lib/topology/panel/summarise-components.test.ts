import { expect, test } from 'vitest'
import { SAMPLE_MESH } from '../testing/sample-mesh'
import { summariseComponents } from './summarise-components'
import { usageLevel } from './usage-level'

test('components are counted by state, and the worst are named first', () => {
  const { unwell, ...summary } = summariseComponents(SAMPLE_MESH.components)
  expect(summary).toEqual({
    total: 6,
    states: [
      { state: 'unreachable', count: 1 },
      { state: 'unknown', count: 1 },
      { state: 'healthy', count: 4 },
    ],
    versions: ['1.28.0'],
    namespaces: 2,
    pods: 10,
  })
  expect(unwell.map(({ id }) => id)).toEqual(['source:prometheus', 'source:grafana'])
})

test.each([
  [null, undefined],
  [{ used: 1, limit: null }, undefined],
  [{ used: 1, limit: 0 }, undefined],
  [
    { used: 1, limit: 4 },
    { percent: 25, tone: 'healthy' },
  ],
  [
    { used: 90, limit: 100 },
    { percent: 90, tone: 'degraded' },
  ],
  [
    { used: 300, limit: 100 },
    { percent: 100, tone: 'failure' },
  ],
])('of %o the level is %o', (usage, level) => {
  expect(usageLevel(usage)).toEqual(level)
})
