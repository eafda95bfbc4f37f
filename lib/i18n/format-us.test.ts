import { expect, it } from 'vitest'
import { formatUs } from './format-us'

it.each([
  [0, '0ms'],
  [0.2, '<0.1ms'],
  [80, '80µs'],
  [999.6, '1.0ms'],
  [4200, '4.2ms'],
  [1_250_000, '1.25s'],
  [99_400_000, '99.4s'],
  [99_960_000, '1 min 40 s'],
  [125_000_000, '2 min 5 s'],
  [3_599_700_000, '1 h'],
  [3_600_000_000, '1 h'],
  [3_900_000_000, '1 h 5 min'],
  [86_399_000_000, '1 d'],
  [266_400_000_000, '3 d 2 h'],
  [null, ''],
  [Number.NaN, ''],
  [-1, ''],
])('writes %s µs as %j', (us, text) => {
  expect(formatUs(us)).toBe(text)
})
