import { defaultWaitTimes } from './wait-times'
import { expect, test } from 'vitest'

test('waits double from half a second to ten seconds, with chance in the upper half', () => {
  const shortest = defaultWaitTimes(() => 0)
  const longest = defaultWaitTimes(() => 1)
  expect([0, 1, 2, 3, 10, 1_000].map(longest.afterFailureMs)).toEqual([500, 1_000, 2_000, 4_000, 10_000, 10_000])
  expect([0, 1_000].map(shortest.afterFailureMs)).toEqual([250, 5_000])
})

test('what is absent or denied is asked for again soon at first, then once a minute or two', () => {
  const shortest = defaultWaitTimes(() => 0)
  const longest = defaultWaitTimes(() => 1)
  expect([0, 3, 5, 1_000].map(shortest.whileAbsentMs)).toEqual([250, 2_000, 16_000, 30_000])
  expect([0, 3, 5, 1_000].map(longest.whileAbsentMs)).toEqual([500, 4_000, 32_000, 60_000])
  expect([0, 3, 5, 1_000].map(shortest.whileDeniedMs)).toEqual([250, 2_000, 16_000, 60_000])
  expect([0, 3, 5, 1_000].map(longest.whileDeniedMs)).toEqual([500, 4_000, 32_000, 120_000])
})

test('a wait ends with its signal, quietly', async () => {
  const controller = new AbortController()
  const waiting = defaultWaitTimes().wait(60_000, controller.signal)
  controller.abort()
  await expect(waiting).resolves.toBeUndefined()
})
