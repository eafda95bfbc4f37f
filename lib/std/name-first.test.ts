import { expect, it } from 'vitest'
import { nameFirst } from './name-first'

it.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
])('names five of %j, and counts the others', (names, text) => {
  expect(nameFirst(names)).toBe(text)
})

it('names as many as are asked for', () => {
  expect(nameFirst(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more')
})
