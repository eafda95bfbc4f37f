import { expect, test } from 'vitest'
import { rangeBetween } from './range-between'

const ids = ['a', 'b', 'c', 'd']

test.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['b', 'c', 'd']],
  ['c', 'c', ['c']],
  ['gone', 'c', ['c']],
  [undefined, 'c', ['c']],
] as const)('from %s to %s', (from, to, range) => {
  expect(rangeBetween(ids, from, to)).toEqual(range)
})
