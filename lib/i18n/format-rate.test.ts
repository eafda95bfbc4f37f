import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBytes } from './format-bytes'
import { formatRate } from './format-rate'
import { formatTraffic } from './format-traffic'

const measured = fc.double({ min: 0, max: 1e13, noNaN: true })
const PREFIX: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9 }

function read(text: string): number {
  const [, digits = '', prefix = ''] = /^<?([\d.]+) ?([kMG]?)/.exec(text) ?? []
  return Number(digits) * (PREFIX[prefix] ?? 1)
}

describe('V1 rate', () => {
  test.each([
    [0, '0'],
    [0.00001, '<0.0001'],
    [0.0001, '0.00010'],
    [0.01234, '0.012'],
    [0.5, '0.50'],
    [0.994, '0.99'],
    [0.996, '1.00'],
    [1, '1.00'],
    [9.994, '9.99'],
    [9.996, '10.0'],
    [12.34, '12.3'],
    [99.96, '100'],
    [999.4, '999'],
    [999.6, '1.00k'],
    [1234, '1.23k'],
    [12_345, '12.3k'],
    [123_456, '123k'],
    [999_600, '1.0M'],
    [1_234_567, '1.2M'],
    [123_456_789, '123M'],
    [1.26e9, '1.3G'],
    [1.26e12, '1260G'],
  ])('%d is written %s', (rate, text) => {
    expect(formatRate(rate)).toBe(text)
  })

  test('a unit is appended', () => {
    expect(formatRate(12.34, 'rps')).toBe('12.3 rps')
    expect(formatRate(1234, 'mps')).toBe('1.23k mps')
  })

  test.each([null, Number.NaN, Infinity, -1])('%s gives no text', (rate) => {
    expect(formatRate(rate, 'rps')).toBe('')
    expect(formatBytes(rate)).toBe('')
  })

  test('what is above 0 is never a bare 0, and stays within one in the last place of three', () => {
    fc.assert(
      fc.property(measured, (rate) => {
        const shown = read(formatRate(rate))
        expect(shown > 0).toBe(rate > 0)
        expect(Math.abs(shown - rate)).toBeLessThanOrEqual(rate * 0.05 + 0.0001)
      }),
    )
  })

  test('a larger rate is never written as a smaller number', () => {
    fc.assert(
      fc.property(measured, measured, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a]
        expect(read(formatRate(low))).toBeLessThanOrEqual(read(formatRate(high)))
      }),
    )
  })
})

describe('V1 bytes', () => {
  test.each([
    [0, '0 B/s'],
    [0.00001, '<0.0001 B/s'],
    [0.5, '0.50 B/s'],
    [12.34, '12.3 B/s'],
    [999.6, '1.00 kB/s'],
    [3_400, '3.40 kB/s'],
    [1_234_567, '1.2 MB/s'],
    [2e9, '2.0 GB/s'],
  ])('%d is written %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  test('V1: a rate is written in the unit of its protocol', () => {
    expect(formatTraffic(2.5, 'req/s')).toBe('2.50 rps')
    expect(formatTraffic(2.5, 'msg/s')).toBe('2.50 mps')
    expect(formatTraffic(2500, 'B/s')).toBe('2.50 kB/s')
    expect(formatTraffic(null, 'B/s')).toBe('')
  })
})
