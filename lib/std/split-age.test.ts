import { describe, expect, it } from 'vitest'
import { splitAge } from './split-age'

describe('splitAge', () => {
  it.each([
    [-3, 0, 's'],
    [95.9, 95, 's'],
    [120, 2, 'min'],
    [7_199, 119, 'min'],
    [7_200, 2, 'h'],
    [172_799, 47, 'h'],
    [172_800, 2, 'd'],
  ] as const)('%d s is %d %s', (seconds, count, unit) => {
    expect(splitAge(seconds)).toEqual({ count, unit })
  })
})
