import { expect, test } from 'vitest'
import { coverageRows } from './coverage-rows'
import type { CoveredNamespace } from './model'

const requests = { secured: 1, told: 1, untold: 0 }
const seen = { requests, bytes: null }
const shop: CoveredNamespace = {
  name: 'shop',
  ...seen,
  workloads: [
    { name: 'a-v1', ...seen, mode: 'STRICT' },
    { name: 'b-v1', ...seen, mode: 'PERMISSIVE' },
    { name: 'c-v1', ...seen, mode: 'STRICT' },
    { name: null, ...seen, mode: null },
  ],
}

test.each([
  ['namespace', '', ['shop']],
  ['namespace', 'else', []],
  ['workload', '', ['shop/a-v1', 'shop/b-v1', 'shop/c-v1', 'shop/']],
  ['workload', ' B-', ['shop/b-v1']],
  ['workload', 'shop/', ['shop/a-v1', 'shop/b-v1', 'shop/c-v1', 'shop/']],
] as const)('rows by %s with “%s”', (by, words, ids) => {
  expect(coverageRows([shop], by, words).map(({ id }) => id)).toEqual(ids)
})

test('a namespace has the modes of its workloads, each once', () => {
  expect(coverageRows([shop], 'namespace', '')[0]?.modes).toEqual(['PERMISSIVE', 'STRICT'])
})
