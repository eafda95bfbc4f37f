import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuantity } from './parse-quantity'

describe('a quantity of Kubernetes', () => {
  it.each([
    ['2', 2],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['1.', 1],
    ['500m', 0.5],
    ['128Mi', 134_217_728],
    ['1Gi', 1_073_741_824],
    ['1G', 1e9],
    ['2E', 2e18],
    ['1e3', 1000],
    ['1E3', 1000],
    [4, 4],
  ])('%s is %d', (written, value) => {
    expect(parseQuantity(written)).toBeCloseTo(value, 6)
  })

  it.each(['', 'auto', '-1', '1 Gi', '1gi', '1GiB', 'NaN', '1e', {}, null, Number.NaN, -1])('%s is none', (written) => {
    expect(parseQuantity(written)).toBeNull()
  })

  it('reads any text without failing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const value = parseQuantity(text)
        expect(value === null || value >= 0).toBe(true)
      }),
    )
  })
})
