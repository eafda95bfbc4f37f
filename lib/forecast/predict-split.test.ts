import type { SplitTarget, SplitTraffic, VersionTraffic } from '@/lib/url/split-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { predictSplit } from './predict-split'
import { splitTraffic, version } from './testing/split-traffic'

const target = (name: string, share: number, readyPods: number | null = 1): SplitTarget => ({
  id: name,
  label: name,
  workloads: [{ namespace: 'shop', name }],
  share,
  readyPods,
})
const V1 = version('v1', { requestsPerSecond: 9, errorsPerSecond: 0.09, fastMs: 10 })
const V2 = version('v2', { requestsPerSecond: 1, errorsPerSecond: 0.5, fastMs: 100 })
const TRAFFIC = splitTraffic([V1, V2])

describe('predictSplit', () => {
  it('shares the requests of the service out and adds failures by share', () => {
    const { targets, now, expected, unknown } = predictSplit(TRAFFIC, [target('v1', 0.5), target('v2', 0.5, 2)])
    expect(targets.map(({ expectedPerSecond, perPod, observedShare }) => [expectedPerSecond, perPod, observedShare])).toEqual([[5, 5, 0.9], [5, 2.5, 0.1]]) // prettier-ignore
    expect(now).toMatchObject({ requestsPerSecond: 10, errorRatio: expect.closeTo(0.059, 6) as number })
    expect(expected).toMatchObject({ requestsPerSecond: 10, errorRatio: expect.closeTo(0.255, 6) as number })
    expect(now.p50?.ms).toBeLessThan(10)
    expect(expected.p95?.ms).toBeCloseTo(90, 6)
    expect(unknown).toEqual([])
  })

  it.each<[string, VersionTraffic, number, string[], boolean]>([
    ['a version without a request in a day', version('v2', { requestsPerSecond: 0 }), 0.5, ['v2'], false],
    ['one that gets nothing', version('v2', { requestsPerSecond: 0 }), 0, [], true],
    ['one of which only older requests are known', { ...V2, seconds: 86_400 }, 0.5, [], true],
  ])('%s', (...[, v2, share, unknown, known]) => {
    const traffic = splitTraffic([V1, v2])
    const predicted = predictSplit(traffic, [target('v1', 1 - share), target('v2', share)])
    expect(predicted.unknown).toEqual(unknown)
    expect(predicted.expected.errorRatio !== null).toBe(known)
    expect(predicted.expected.p99 !== null).toBe(known)
  })

  it('knows no failures of a version that has no pod to answer', () => {
    const { expected, unknown, targets } = predictSplit(TRAFFIC, [target('v1', 0.5), target('v2', 0.5, 0)])
    expect(unknown).toEqual(['v2'])
    expect(targets[1]?.fit).toBe('no-pods')
    expect(expected).toMatchObject({ errorRatio: null, p95: null, requestsPerSecond: 10 })
  })

  it('takes several workloads of one target in the proportion in which they were called', () => {
    const both: SplitTarget = { ...target('all', 1), workloads: [V1, V2] }
    const { expected, now } = predictSplit(TRAFFIC, [both])
    expect(expected.errorRatio).toBeCloseTo(now.errorRatio ?? -1)
    expect(expected.p95?.ms).toBeCloseTo(now.p95?.ms ?? -1)
  })

  it('leaves the quantiles out where a share of the durations is not known', () => {
    const { expected } = predictSplit(splitTraffic([V1, { ...V2, durations: null }]), [
      target('v1', 0.9),
      target('v2', 0.1),
    ])
    expect(expected.p95).toBeNull()
    expect(expected.errorRatio).toBeCloseTo(0.059)
  })

  it('says nothing of a split without any share', () => {
    expect(predictSplit(TRAFFIC, []).expected).toMatchObject({ errorRatio: null, p50: null })
    expect(predictSplit(TRAFFIC, [target('v1', 0)]).expected.errorRatio).toBeNull()
  })

  it('predicts what is measured where the split stays as it is', () => {
    fc.assert(
      fc.property(anyTraffic, (traffic) => {
        const all = traffic.requestsPerSecond
        const targets = traffic.versions.map(({ name, requestsPerSecond }) => target(name, requestsPerSecond / all))
        const { now, expected } = predictSplit(traffic, targets)
        expect(expected.errorRatio).toBeCloseTo(now.errorRatio ?? -1, 9)
        for (const q of ['p50', 'p95', 'p99'] as const) expect(expected[q]?.ms).toBeCloseTo(now[q]?.ms ?? -1, 5)
      }),
    )
  })

  it('conserves requests, keeps failures between those of its versions, and never minds their order', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(anyTraffic, weights, (traffic, given) => {
        const own = traffic.versions.map((_, i) => given[i] ?? 0)
        const total = own.reduce((sum, one) => sum + one, 0)
        fc.pre(total > 0)
        const targets = traffic.versions.map(({ name }, i) => target(name, (own[i] ?? 0) / total))
        const { targets: predicted, expected } = predictSplit(traffic, targets)
        const rates = predicted.reduce((sum, one) => sum + one.expectedPerSecond, 0)
        expect(rates).toBeCloseTo(traffic.requestsPerSecond, 6)
        const ratios = predicted.flatMap(({ share, sample }) =>
          share > 0 && sample !== null ? [sample.errorRatio] : [],
        )
        expect(expected.errorRatio).toBeGreaterThanOrEqual(Math.min(...ratios) - 1e-9)
        expect(expected.errorRatio).toBeLessThanOrEqual(Math.max(...ratios) + 1e-9)
        const turned = predictSplit(traffic, targets.toReversed()).expected
        expect(turned.errorRatio).toBeCloseTo(expected.errorRatio ?? -1, 9)
        expect(turned.p95?.ms).toBeCloseTo(expected.p95?.ms ?? -1, 6)
      }),
    )
  })
})

const anyTraffic: fc.Arbitrary<SplitTraffic> = fc
  .array(
    fc.record({
      requestsPerSecond: fc.double({ min: 0.01, max: 1e3, noNaN: true }),
      failing: fc.double({ min: 0, max: 1, noNaN: true }),
      fastMs: fc.integer({ min: 1, max: 1000 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) =>
    splitTraffic(
      all.map(({ requestsPerSecond, failing, fastMs }, i) =>
        version(`v${i}`, { requestsPerSecond, errorsPerSecond: failing * requestsPerSecond, fastMs }),
      ),
    ),
  )
