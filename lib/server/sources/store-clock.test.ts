import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { StoreClock } from './store-clock'

test('runs on from what the store said last, and never backwards', () => {
  let hostMs = 5_000_000
  const clock = new StoreClock(() => hostMs)
  expect(clock.estimate()).toBe(5_000)
  clock.observe(unixSeconds(100))
  hostMs += 2_500
  expect(clock.estimate()).toBe(102.5)
  hostMs -= 10_000
  expect(clock.estimate()).toBe(100)
})
