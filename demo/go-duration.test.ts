import { goDurationUs } from './go-duration'
import { expect, it } from 'vitest'

it.each([
  ['1h30m', 5_400_000_000],
  ['1.5s', 1_500_000],
  ['.5s', 500_000],
  ['100us', 100],
  ['-1s', -1_000_000],
  ['0', 0],
  ['5', undefined],
  ['1d', undefined],
  ['s', undefined],
  ['', undefined],
])('the duration %j lasts %j µs', (text, us) => {
  expect(goDurationUs(text)).toEqual(us)
})
