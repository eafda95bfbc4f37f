import { expect, it } from 'vitest'
import { moveChosen } from './move-chosen'

it.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 19, 0],
  ['ArrowUp', 0, 19],
  ['ArrowUp', 5, 4],
  ['PageDown', 15, 19],
  ['PageUp', 3, 0],
  ['a', 3, undefined],
])('%s leads from %i to %s of twenty', (key, at, to) => {
  expect(moveChosen(key, at, 20)).toBe(to)
})

it('leads nowhere in an empty list', () => {
  expect(moveChosen('ArrowDown', 0, 0)).toBeUndefined()
})
