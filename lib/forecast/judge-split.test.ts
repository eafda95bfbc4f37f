import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { describe, expect, it } from 'vitest'
import { judgeSplit } from './judge-split'
import { predictSplit } from './predict-split'
import { splitTraffic, version } from './testing/split-traffic'

const SINCE = 1_000
const TARGETS: readonly SplitTarget[] = [['v1', 0.5] as const, ['v2', 0.5] as const].map(([name, share]) => ({
  id: name,
  label: name,
  workloads: [{ namespace: 'shop', name }],
  share,
  readyPods: 1,
}))
const BEFORE = splitTraffic([
  version('v1', { requestsPerSecond: 90 }),
  version('v2', { requestsPerSecond: 10, errorsPerSecond: 1 }),
])
const AFTER = splitTraffic([
  version('v1', { requestsPerSecond: 52 }),
  version('v2', { requestsPerSecond: 48, errorsPerSecond: 24 }),
])

/** Moments of 20 seconds, every five; the first ends 20 seconds after the change. */
const withRates = (...rates: readonly (readonly [number, number])[]): SplitTraffic => ({
  ...AFTER,
  momentSeconds: 20,
  moments: rates.map((own, i) => ({ at: SINCE + 20 + 5 * i, rates: own })),
})
const judge = (traffic: SplitTraffic) =>
  judgeSplit({ prediction: predictSplit(BEFORE, TARGETS), targets: TARGETS, traffic, since: SINCE })

describe('judgeSplit', () => {
  it.each([
    ['nothing counted yet', [], null],
    ['nothing asked', [[0, 0]], null],
    [
      'at once',
      [
        [50, 50],
        [51, 49],
      ],
      20,
    ],
    [
      'after a while',
      [
        [90, 10],
        [70, 30],
        [50, 50],
        [49, 51],
      ],
      30,
    ],
    [
      'not yet',
      [
        [90, 10],
        [80, 20],
        [70, 30],
      ],
      null,
    ],
    [
      'lost again',
      [
        [50, 50],
        [50, 50],
        [90, 10],
      ],
      null,
    ],
    [
      'found again',
      [
        [50, 50],
        [90, 10],
        [50, 50],
      ],
      30,
    ],
  ] as const)('converged: %s', (_, rates, after) => {
    expect(judge(withRates(...rates)).convergedAfterSeconds).toBe(after)
  })

  it('counts no request twice, and none from before the split acted', () => {
    const { targets } = judge(withRates([90, 10], [50, 50], [50, 50], [50, 50], [50, 50], [51, 49]))
    const [v1] = targets
    // Of the five moments of 20 seconds the last and the one 20 seconds before it are apart: 4000 requests.
    expect(v1?.observed?.share).toBeCloseTo(0.505)
    expect((v1?.observed?.high ?? 0) - (v1?.observed?.low ?? 0)).toBeCloseTo(0.031, 3)
  })

  it('shows where the shares are while they are on their way', () => {
    const { targets } = judge(withRates([90, 10], [80, 20]))
    expect(targets.map(({ observed }) => observed?.share)).toEqual([0.8, 0.2])
    expect(judge(withRates()).targets.map(({ observed }) => observed)).toEqual([null, null])
  })

  it('holds what was measured against what was predicted, and against before', () => {
    const { predicted, after, targets } = judge(withRates([50, 50]))
    expect([predicted?.before.errorRatio, predicted?.expected.errorRatio, after.errorRatio]).toEqual([0.01, 0.05, 0.24])
    expect(targets[1]).toMatchObject({ requestsPerSecond: 48, errorRatio: 0.5 })
  })

  it('holds shares against those that were meant where nothing is known of before', () => {
    const traffic = withRates([50, 50])
    const outcome = judgeSplit({ prediction: null, targets: TARGETS, traffic, since: SINCE })
    expect(outcome).toEqual({ ...judge(traffic), predicted: null })
  })
})
