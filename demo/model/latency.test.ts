import { Latency, LatencyMath } from './latency'
import { createDice } from '../random'
import { expect, it } from 'vitest'

const math = new LatencyMath()

function dice(name: string): { uniform: () => number; normal: () => number } {
  const uniform = createDice(1, name)
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) }
}

it('a log-normal time has its median in the middle and its mean above', () => {
  const latency = math.logNormal(900, 0.6)
  expect(latency.shareWithin(900)).toBeCloseTo(0.5, 6)
  expect(latency.shareWithin(2414)).toBeCloseTo(0.95, 3)
  expect(latency.meanMs).toBeCloseTo(900 * Math.exp(0.18), 6)
})

it('serial times keep the exact mean and stay close to drawn sums', () => {
  const calls = [
    math.logNormal(3, 0.4),
    math.logNormal(8, 0.45),
    math.mix([
      { weight: 0.3, latency: math.logNormal(40, 0.5) },
      { weight: 0.7, latency: Latency.zero },
    ]),
  ]
  const sum = calls.reduce((a, b) => math.sum(a, b).plus(1), math.logNormal(12, 0.35))
  const { uniform, normal } = dice('serial')
  const drawn = Array.from({ length: 100_000 }, () => {
    return calls.reduce(
      (total, call) => total + 1 + call.draw(uniform, normal),
      math.logNormal(12, 0.35).draw(uniform, normal),
    )
  })
  expect(sum.meanMs).toBeCloseTo(drawn.reduce((a, b) => a + b) / drawn.length, 0)
  for (const bound of [25, 50, 100]) {
    const share = drawn.filter((ms) => ms <= bound).length / drawn.length
    expect(Math.abs(sum.shareWithin(bound) - share)).toBeLessThan(0.03)
  }
})

it('a long chain stays a small mixture with the right mean', () => {
  const one = math.mix([
    { weight: 1, latency: math.logNormal(5, 0.4) },
    { weight: 1, latency: math.logNormal(50, 0.2) },
  ])
  let sum = one
  for (let i = 1; i < 12; i += 1) sum = math.sum(sum, one)
  expect(sum.meanMs).toBeCloseTo(12 * one.meanMs, 6)
  expect(sum.shareWithin(1e6)).toBeCloseTo(1, 9)
})

it('a time never lies below its shift, and a point is a step', () => {
  expect(math.logNormal(5, 0.4).plus(2000).shareWithin(2000)).toBe(0)
  expect(Latency.zero.plus(7).shareWithin(6.99)).toBe(0)
  expect(Latency.zero.plus(7).shareWithin(7)).toBe(1)
})

it('mixtures of equal parts are equal, others are not', () => {
  const make = (ms: number) => math.sum(math.logNormal(ms, 0.3), math.logNormal(2, 0.1)).plus(1)
  expect(make(5).equals(make(5))).toBe(true)
  expect(make(5).equals(make(6))).toBe(false)
})

it.each([0.5, 1, 2, 5])(
  'what is cut at %f medians keeps no time above it, and the shares and the mean below',
  (factor) => {
    const latency = math.mix([
      { weight: 0.6, latency: math.logNormal(40, 0.5).plus(3) },
      { weight: 0.4, latency: math.logNormal(90, 0.3) },
    ])
    const limitMs = 40 * factor
    const { over, within } = math.cut(latency, limitMs)
    const { uniform, normal } = dice('cut')
    const drawn = Array.from({ length: 100_000 }, () => latency.draw(uniform, normal))
    const below = drawn.filter((ms) => ms <= limitMs)
    expect(over).toBeCloseTo(1 - below.length / drawn.length, 2)
    expect(within.shareWithin(limitMs)).toBeCloseTo(1, 12)
    expect(Math.abs(within.meanMs / (below.reduce((sum, ms) => sum + ms, 0) / below.length) - 1)).toBeLessThan(0.02)
    for (let n = 0; n < 1000; n += 1) expect(within.draw(uniform, normal)).toBeLessThanOrEqual(limitMs)
  },
)

it('a limit that hardly anybody meets changes nothing, one that all meet leaves only itself', () => {
  const latency = math.logNormal(10, 0.3)
  expect(math.cut(latency, Infinity)).toEqual({ over: 0, within: latency })
  expect(math.cut(latency, 1000).within).toBe(latency)
  expect(math.cut(latency, 1)).toMatchObject({ over: 1, within: { shiftMs: 1, meanMs: 1 } })
  expect(math.cut(Latency.zero.plus(5), 5).over).toBe(0)
})

it('a share as small as numbers can be changes nothing', () => {
  const many = Array.from({ length: 12 }, (_, n) => ({ weight: 1, latency: math.logNormal(n + 1, 0.3) }))
  const mean = math.mix(many).meanMs
  const tiny = { weight: 1e-307, latency: Latency.zero.plus(5000) }
  expect(math.mix([...many, tiny, { ...tiny, latency: Latency.zero.plus(5001) }]).meanMs).toBeCloseTo(mean, 9)
})
