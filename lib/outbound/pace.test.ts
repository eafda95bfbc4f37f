import { createPace } from '@/lib/outbound/pace'
import { expect, test } from 'vitest'

test('a burst passes at once, then one call per interval; a pause earns a new burst, never a larger one', () => {
  const pace = createPace({ perSecond: 10, burst: 3 })
  expect([0, 0, 0, 0, 0].map(pace)).toEqual([0, 0, 0, 100, 200])
  expect(pace(250)).toBe(50)
  expect([10_000, 10_000, 10_000, 10_000].map(pace)).toEqual([0, 0, 0, 100])
})
