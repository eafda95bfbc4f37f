import { expect, test } from 'vitest'
import { fittingScale } from './png-scale'

test.each([
  [{ width: 1000, height: 800 }, 4, 4],
  [{ width: 2048, height: 100 }, 4, 4],
  [{ width: 2049, height: 100 }, 4, 2],
  [{ width: 100, height: 5000 }, 2, 1],
  [{ width: 100, height: 8192 }, 1, 1],
  [{ width: 100, height: 8193 }, 1, undefined],
] as const)('%j wanted at %i× fits at %s×', (size, wanted, fits) => {
  expect(fittingScale(size, wanted)).toBe(fits)
})
