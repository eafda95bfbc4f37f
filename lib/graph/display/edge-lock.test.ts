import { NO_BADGES } from '@/lib/graph/build/no-badges'
import type { GraphEdge } from '@/lib/graph/model'
import { graphEdge, graphNode } from '@/lib/graph/testing/graph-builders'
import { describe, expect, test } from 'vitest'
import { breakerOpened, edgeLock } from './edge-lock'

const edge = (percent: number | null) =>
  graphEdge('a', 'b', {
    mtls: percent === null ? null : { percent, sourcePrincipals: [], destinationPrincipals: [] },
  })

describe('V6 lock', () => {
  test.each([
    [100, 'closed'],
    [99.95, 'closed'],
    [99.94, 'half'],
    [0.01, 'half'],
    [0, null],
    [null, null],
    [Number.NaN, null],
  ])('%s percent: %s', (percent, lock) => {
    expect(edgeLock(edge(percent), false)).toBe(lock)
  })

  test('the open lock is drawn on request only, and never where nobody reported', () => {
    expect(edgeLock(edge(0), true)).toBe('open')
    expect(edgeLock(edge(null), true)).toBeNull()
  })
})

describe('V6 bolt', () => {
  const guarded = graphNode('b', { badges: { ...NO_BADGES, circuitBreaker: true } })
  const answered = (flags: Readonly<Record<string, number>>): GraphEdge =>
    graphEdge('a', 'b', { responses: [{ code: '503', rate: 1, flags, hosts: {}, moreHosts: 0 }] })

  test.each<[string, Readonly<Record<string, number>>, boolean]>([
    ['overflow', { UO: 1 }, true],
    ['no healthy host', { UH: 1 }, true],
    ['one of several flags', { 'URX,UO': 0.5 }, true],
    ['a flag that did not occur', { UO: 0 }, false],
    ['another flag', { UF: 1 }, false],
    ['a flag that only looks alike', { UHX: 1 }, false],
    ['no flags', {}, false],
  ])('%s: %o', (_, flags, bolt) => {
    expect(breakerOpened(answered(flags), guarded)).toBe(bolt)
  })

  test('a target without a breaker has no bolt', () => {
    expect(breakerOpened(answered({ UO: 1 }), graphNode('b'))).toBe(false)
    expect(breakerOpened(answered({ UO: 1 }), undefined)).toBe(false)
  })
})
