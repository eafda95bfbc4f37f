import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMs } from './format-ms'

describe('V1 latency', () => {
  test.each([
    [0, '0ms'],
    [0.04, '<0.1ms'],
    [0.4, '0.4ms'],
    [4.24, '4.2ms'],
    [9.96, '10ms'],
    [230.4, '230ms'],
    [999.6, '1.00s'],
    [1250, '1.25s'],
    [12_540, '12.5s'],
    [125_000, '125s'],
  ])('%d is written %s', (ms, text) => {
    expect(formatMs(ms)).toBe(text)
  })

  test.each([
    [30_000, '>30s'],
    [2_500, '>2.5s'],
    [100, '>100ms'],
    [0.5, '>0.5ms'],
  ])('%d, when it is only the last bound, is written %s', (ms, text) => {
    expect(formatMs(ms, true)).toBe(text)
  })

  test.each([null, Number.NaN, Infinity, -1])('%s gives no text', (ms) => {
    expect(formatMs(ms)).toBe('')
    expect(formatMs(ms, true)).toBe('')
  })

  test('a latency above 0 is never a bare 0 and always has its unit', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, max: 1e9, noNaN: true }), (ms) => {
        const text = formatMs(ms)
        expect(text).toMatch(/^<?[\d.]+m?s$/)
        expect(Number.parseFloat(text.replace('<', ''))).toBeGreaterThan(0)
      }),
    )
  })
})
