import { describe, expect, it } from 'vitest'
import { doctorApiParams } from './mesh-sources-view'

describe('what the doctor is asked about', () => {
  it.each([
    [['b', 'a'], null, 'duration=5m&namespaces=a%2Cb'],
    [['*'], null, 'duration=5m'],
    [[], 1_700_000_000, 'duration=5m&at=1700000000'],
  ])('is %s until %s', (namespaces, at, expected) => {
    expect(doctorApiParams({ namespaces, duration: 300, at }).toString()).toBe(expected)
  })
})
