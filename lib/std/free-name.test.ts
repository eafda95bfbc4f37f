import { expect, it } from 'vitest'
import { freeName } from './free-name'

it.each([
  [[], 'a'],
  [['b'], 'a'],
  [['a'], 'a-2'],
  [['a', 'a-2', 'a-4'], 'a-3'],
])('beside %j is %s', (taken, name) => {
  expect(freeName('a', taken)).toBe(name)
})
