import { expect, it } from 'vitest'
import { parseDurationNs } from './parse-duration-ns'

it.each<[string, bigint | undefined]>([
  ['500ms', 500_000_000n],
  ['1.5s', 1_500_000_000n],
  ['1h30m', 5_400_000_000_000n],
  ['.5s', 500_000_000n],
  ['-2s', -2_000_000_000n],
  ['0', 0n],
  ['', undefined],
  ['2', undefined],
  ['2 s', undefined],
  ['fast', undefined],
])('reads %s', (text, expected) => {
  expect(parseDurationNs(text)).toBe(expected)
})
