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
