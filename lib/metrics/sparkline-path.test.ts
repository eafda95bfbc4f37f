import { expect, test } from 'vitest'
import { sparklinePath } from './sparkline-path'

test.each([
  [[], ''],
  [[null, null], ''],
  [[0, 2.5, 1], 'M0 10L50 1.7L100 6.7'],
  [[2.5, null, 2.5, null], 'M0 1.7h0M66.7 1.7h0'],
  [[null, 0, 0], 'M50 10L100 10'],
])('%j is drawn as %j', (values, path) => {
  expect(sparklinePath(values, { width: 100, height: 10 })).toBe(path)
})
