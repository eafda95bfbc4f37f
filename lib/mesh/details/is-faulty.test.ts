import { expect, it } from 'vitest'
import { isFaulty } from './is-faulty'
import { EMPTY_RULE } from './route-rule'

it.each([
  ['a delay', { delay: { percent: 10, duration: '2s' } }, true],
  ['an abort', { abort: { percent: 0.1, status: '500' } }, true],
  ['a fault that hits nobody', { delay: { percent: 0, duration: '2s' } }, false],
  ['none', {}, false],
])('%s', (_, rule, expected) => {
  expect(isFaulty({ rules: [EMPTY_RULE, { ...EMPTY_RULE, ...rule }] })).toBe(expected)
})
