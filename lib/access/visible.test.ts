import { expect, test } from 'vitest'
import { isVisibleIn, type Visible } from './visible'

test.each<[Visible, string, boolean]>([
  ['*', 'shop', true],
  [['shop'], 'shop', true],
  [['shop'], 'shop2', false],
  [['*'], 'shop', false],
  [[], 'shop', false],
  // What belongs to no namespace is for those who see all of them.
  [['shop'], '', false],
])('%j shows what stands in %j: %s', (visible, namespace, shown) => {
  expect(isVisibleIn(visible, namespace)).toBe(shown)
})
