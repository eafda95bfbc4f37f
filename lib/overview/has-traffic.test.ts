import { describe, expect, it } from 'vitest'
import { hasTraffic } from './has-traffic'
import { bytes, requests, summaryOf, thing } from './testing/things'

describe('whether anything moves', () => {
  const nothing = { in: [], out: [], p95Ms: null }
  it.each([
    ['a request that comes in', { ...nothing, in: [requests(1)] }, true],
    ['a byte that goes out', { ...nothing, out: [bytes(1)] }, true],
    ['rates of zero', { ...nothing, in: [requests(0)] }, false],
    ['nothing', nothing, false],
    ['what nobody could be asked for', null, null],
  ] as const)('is told by %s', (_, traffic, moves) => {
    expect(hasTraffic(summaryOf(thing('workload', 'a', { traffic })))).toBe(moves)
  })
})
