import { expect, it } from 'vitest'
import { formatUs } from './format-us'

it.each([
  [0, '0ms'],
  [0.2, '<0.1ms'],
  [80, '80µs'],
  [999.6, '1.0ms'],
  [4200, '4.2ms'],
  [1_250_000, '1.25s'],
  [null, ''],
  [Number.NaN, ''],
  [-1, ''],
])('writes %s µs as %j', (us, text) => {
  expect(formatUs(us)).toBe(text)
})
