import { parseDuration } from './parse-duration'
import { expect, it } from 'vitest'

it.each([
  ['1h30m', 5_400_000],
  ['1.5s', 1500],
  ['.5s', 500],
  ['100us', 0.1],
  ['-1s', -1000],
  ['0', 0],
  ['5', undefined],
  ['1d', undefined],
  ['s', undefined],
  ['', undefined],
])('the duration %j lasts %j ms', (text, ms) => {
  expect(parseDuration(text)).toEqual(ms)
})
