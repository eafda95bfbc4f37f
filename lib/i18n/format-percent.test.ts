import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPercent } from './format-percent'

describe('V1 percent', () => {
  test.each([
    [0, '0%'],
    [0.04, '<0.1%'],
    [0.06, '0.1%'],
    [4.24, '4.2%'],
    [50, '50.0%'],
    [99.94, '99.9%'],
    [99.96, '>99.9%'],
    [100, '100%'],
    [130, '130.0%'],
  ])('%d is written %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text)
  })

  test.each([null, Number.NaN, Infinity, -1])('%s gives no text', (percent) => {
    expect(formatPercent(percent)).toBe('')
  })

  test('above 0 never shows 0, below 100 never shows 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, minExcluded: true, maxExcluded: true, noNaN: true }), (percent) => {
        const text = formatPercent(percent)
        expect(text).toMatch(/^[<>]?\d{1,2}\.\d%$/)
        expect(text).not.toBe('0.0%')
      }),
    )
  })
})
