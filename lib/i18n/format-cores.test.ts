import { expect, test } from 'vitest'
import { formatCores } from './format-cores'

test.each([
  [0, '0'],
  [0.0001, '<1m'],
  [0.035, '35m'],
  [0.9996, '1'],
  [1.5, '1.5'],
  [12.346, '12.35'],
  [NaN, ''],
  [-1, ''],
])('%d cores are written %s', (cores, text) => {
  expect(formatCores(cores)).toBe(text)
})
