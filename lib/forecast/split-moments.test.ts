import { unixSeconds } from '@/lib/std/units'
import { describe, expect, it } from 'vitest'
import { momentWindow, readMoments } from './split-moments'

const VERSIONS = ['v1', 'v2'].map((name) => ({ namespace: 'shop', name }))
function series(reporter: string, name: string, values: readonly number[]) {
  const labels = { reporter, destination_workload_namespace: 'shop', destination_workload: name }
  return { labels, points: values.map((value, i) => [unixSeconds(100 + 15 * i), value] as const) }
}

describe('momentWindow', () => {
  it.each([
    ['too early', 59, undefined],
    ['the first moment', 60, [1060, 1060, 15]],
    ['five minutes', 300, [1060, 1300, 15]],
    ['a moment is never of the time before', 74, [1074, 1074, 15]],
    ['an hour', 3600, [1060, 4600, 30]],
  ])('%s', (_, elapsed, expected) => {
    const window = momentWindow({ since: 1000, at: 1000 + elapsed }, 15)
    expect(window && [window.from, window.to, window.stepSeconds]).toEqual(expected)
  })
})

describe('readMoments', () => {
  it('takes one kind of reporter, the one that counted most', () => {
    const moments = readMoments(
      [series('destination', 'v1', [9, 5]), series('destination', 'v2', [1, 5]), series('source', 'v1', [9, 4])],
      VERSIONS,
    )
    expect(moments).toEqual([{ at: 100, rates: [9, 1] }, { at: 115, rates: [5, 5] }]) // prettier-ignore
  })

  it('adds the callers up, and leaves out strangers and what is no number', () => {
    const strange = [series('source', 'v9', [7]), series('me', 'v1', [7]), series('source', 'v2', [NaN, -1, Infinity])]
    const moments = readMoments([series('source', 'v1', [1]), series('source', 'v1', [2]), ...strange], VERSIONS)
    expect(moments).toEqual([{ at: 100, rates: [3, 0] }])
    expect(readMoments([], VERSIONS)).toEqual([])
  })
})
