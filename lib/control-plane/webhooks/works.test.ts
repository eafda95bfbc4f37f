import { expect, test } from 'vitest'
import { works } from './works'

test.each([
  ['trusts', 1, true],
  ['trusts', null, true],
  ['unknown', 2, true],
  ['trusts', 0, false],
  ['differs', 1, false],
  ['empty', 1, false],
  ['unreadable', null, false],
] as const)('a caBundle that %s, and %j pods: %s', (trust, endpoints, expected) => {
  expect(works({ trust, endpoints })).toBe(expected)
})
