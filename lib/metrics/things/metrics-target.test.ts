import { expect, test } from 'vitest'
import { readMetricsTarget } from './metrics-target'

test.each([
  [['namespace', 'shop'], { kind: 'namespace', namespace: 'shop', name: 'shop' }],
  [['workload', 'shop', 'cart'], { kind: 'workload', namespace: 'shop', name: 'cart' }],
  [['workload', 'shop'], undefined],
  [['namespace', 'shop', 'cart'], undefined],
  [['namespace', '../etc'], undefined],
  [['constructor', 'shop', 'cart'], undefined],
] as const)('%j names %j', (path, target) => {
  const [kind, namespace, name] = path
  expect(readMetricsTarget(kind, namespace, name)).toEqual(target)
})
