import { unixSeconds } from '@/lib/std/units'
import { expect, it } from 'vitest'
import { readFlags, readPeak } from './read-peaks'

const points = (...values: readonly number[]) => values.map((value, i) => [unixSeconds(i + 1), value] as const)

it('is the highest of one proxy, and of all that report alike', () => {
  expect(
    readPeak([
      { labels: {}, points: points(1, 3, NaN, Infinity, -1) },
      { labels: { reporter: 'source' }, points: points(4, 2) },
      { labels: { reporter: 'waypoint' }, points: points(5) },
    ]),
  ).toEqual({ perProxy: 3, inAll: 5 })
})

it.each([
  ['nothing was counted', []],
  ['nothing is a number', [{ labels: {}, points: points(NaN) }]],
])('is not known where %s', (_, series) => {
  expect(readPeak(series)).toBeNull()
})

it('counts requests by each of their flags', () => {
  expect(
    readFlags([
      { labels: { response_flags: 'UO' }, value: 10.4 },
      { labels: { response_flags: 'URX,UO' }, value: 2 },
      { labels: { response_flags: 'URX' }, value: NaN },
      { labels: {}, value: 3 },
    ]),
  ).toEqual({ turnedAway: 12, retriedInVain: 2 })
})
