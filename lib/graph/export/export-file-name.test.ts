import type { GraphRequest } from '@/lib/graph/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFileName } from './export-file-name'

const at = Date.UTC(2026, 0, 2, 3, 4, 5) / 1000

test.each<[GraphRequest['scope'], string]>([
  [{ kind: 'mesh' }, 'mesh'],
  [{ kind: 'namespaces', names: ['bookinfo'] }, 'bookinfo'],
  [{ kind: 'namespaces', names: ['a', 'b'] }, 'a-b'],
  [{ kind: 'focus', node: { kind: 'workload', namespace: 'shop', name: 'cart-v1' } }, 'shop-cart-v1'],
  [{ kind: 'focus', node: { kind: 'app', namespace: 'shop', name: 'cart', version: 'v 1' } }, 'shop-cart-v-1'],
  [{ kind: 'focus', node: { kind: 'operation', namespace: 'shop', label: 'op', value: '../../x' } }, 'shop-op-..-..-x'],
  [
    { kind: 'namespaces', names: Array.from({ length: 40 }, (_, index) => `namespace-${index}`) },
    'namespace-0-and-39-more',
  ],
])('%j is named %s', (scope, name) => {
  expect(exportFileName({ scope, at }, 'svg')).toBe(`pharos-graph-${name}-20260102T030405Z.svg`)
})

test('whatever is chosen, the name is short and of harmless characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 300 }), (label, value) => {
      const scope = { kind: 'focus', node: { kind: 'operation', namespace: 'x', label, value } } as const
      expect(exportFileName({ scope, at }, 'json')).toMatch(
        /^pharos-graph-[A-Za-z0-9._-]{1,80}-20260102T030405Z\.json$/,
      )
    }),
  )
})
