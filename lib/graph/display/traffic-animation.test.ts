import type { GraphEdge } from '@/lib/graph/model'
import { graphEdge } from '@/lib/graph/testing/graph-builders'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edgeMotion, isErrorDot, largestRates } from './traffic-animation'

const motion = (parts: Partial<GraphEdge>, latency: 'avg' | 'p95' = 'avg', others: readonly GraphEdge[] = []) => {
  const edge = graphEdge('a', 'b', parts)
  return edgeMotion(edge, largestRates([edge, ...others]), latency)
}
const taking = (avgMs: number): Partial<GraphEdge> => ({ latency: { avgMs, requests: 1, quantiles: null } })

describe('V7 dots per second', () => {
  test.each<[string, Partial<GraphEdge>, number]>([
    ['one dot a request', { rate: 3 }, 3],
    ['never fewer than one in five seconds', { rate: 0.001 }, 0.2],
    ['a dot a kibibyte', { rate: 4096, protocol: 'tcp' }, 4],
    ['up to 25 unscaled', { rate: 25 }, 25],
  ])('%s', (_, parts, dots) => {
    expect(motion(parts)?.dotsPerSecond).toBeCloseTo(dots)
  })

  test('a busier edge of the same unit thins all others out', () => {
    expect(motion({ rate: 25 }, 'avg', [graphEdge('c', 'd', { rate: 250 })])?.dotsPerSecond).toBeCloseTo(25 / 10 ** 0.9)
    expect(motion({ rate: 25 }, 'avg', [graphEdge('c', 'd', { rate: 1e6, protocol: 'tcp' })])?.dotsPerSecond).toBe(25)
  })

  test('the busiest edge shows no more than 25 per second, whatever its rate', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (rate) => {
        const dots = motion({ rate })?.dotsPerSecond ?? 0
        expect(dots).toBeGreaterThanOrEqual(0.2)
        expect(dots).toBeLessThanOrEqual(25)
      }),
    )
  })

  test('an edge without traffic stands still', () => {
    expect(motion({ rate: 0 })).toBeUndefined()
    expect(motion({ rate: Number.NaN })).toBeUndefined()
  })
})

describe('V7 speed', () => {
  test.each<[string, Partial<GraphEdge>, number]>([
    ['1 ms and less is fastest', taking(0.2), 2],
    ['10 ms', taking(10), 1.525],
    ['1 s', taking(1000), 0.575],
    ['never slower than a tenth', taking(1e9), 0.1],
    ['unknown', { latency: null }, 1.5],
    ['TCP', { protocol: 'tcp', ...taking(1000) }, 1],
  ])('%s', (_, parts, speed) => {
    expect(motion(parts)?.speed).toBeCloseTo(speed)
  })

  test('the chosen quantile counts, the average where there is none', () => {
    const at = (ms: number) => ({ ms, low: ms, high: ms, beyond: false })
    const known = { avgMs: 10, requests: 9, quantiles: { p50: at(1), p95: at(1000), p99: at(1000) } }
    expect(motion({ latency: known }, 'p95')?.speed).toBeCloseTo(0.575)
    expect(motion(taking(10), 'p95')?.speed).toBeCloseTo(1.525)
  })
})

describe('V7 errors', () => {
  test.each([
    [null, 0],
    [0, 0],
    [0.001, 0.02],
    [30, 0.3],
    [130, 1],
  ])('%s percent of errors: a share of %d', (errorPercent, share) => {
    expect(motion({ errorPercent })?.errorShare).toBeCloseTo(share)
  })

  test('of the first n dots exactly ⌊n · share⌋ are errors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const errors = Array.from({ length: n }, (_, index) => isErrorDot(index, share)).filter(Boolean)
        expect(errors).toHaveLength(Math.floor(n * share))
      }),
    )
  })
})
