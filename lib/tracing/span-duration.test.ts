import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSpanDuration, printSpanDuration } from './span-duration'

it.each([
  ['250ms', 250_000],
  ['1.5s', 1_500_000],
  ['80us', 80],
  ['80µs', 80],
  ['2m', 120e6],
  ['1h', 3600e6],
  [' 5ms ', 5000],
])('reads %s as %d µs', (text, us) => {
  expect(parseSpanDuration(text)).toBe(us)
})

it.each(['', '5', 'ms', '-5ms', '5 ms', '1e9s', '1s2ms', '5constructor'])('refuses %j', (text) => {
  expect(parseSpanDuration(text)).toBeUndefined()
})

it('reads again what it writes', () => {
  fc.assert(
    fc.property(fc.nat(1e9), (us) => {
      expect(parseSpanDuration(printSpanDuration(us))).toBe(us)
    }),
  )
  expect(printSpanDuration(1_500_000)).toBe('1500ms')
  expect(printSpanDuration(0)).toBe('0us')
})
