import { expect, test } from 'vitest'
import { groupShares } from './group-shares'

const line = (group: string | null, ...values: readonly (number | null)[]) => ({
  stat: 'rate' as const,
  group: [group],
  values,
})

test('shares are those of the newest moment, the largest first', () => {
  expect(groupShares({ lines: [line('v1', 9, 1), line('v2', 1, 3), line(null, 0, null)] })).toEqual([
    { group: 'v2', share: 0.75 },
    { group: 'v1', share: 0.25 },
  ])
})

test.each([[[]], [[line('v1', 0)]], [[line('v1', null, null)]]])('without traffic there are none: %j', (lines) => {
  expect(groupShares({ lines })).toEqual([])
})
