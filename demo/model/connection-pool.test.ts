import { admission, type ConnectionPool, type Offered, readPool } from './connection-pool'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const NONE: ConnectionPool = { maxConnections: Infinity, maxPending: Infinity, maxRequests: Infinity }
const CALM: Offered = { protocol: 'http', burst: 1, perSecond: 10, meanMs: 100 }

describe('limits of a connection pool', () => {
  it.each([
    [undefined, undefined],
    [{}, undefined],
    [{ tcp: { connectTimeout: '1s' } }, undefined],
    [{ tcp: { maxConnections: 0 } }, undefined],
    [{ tcp: { maxConnections: 5 } }, { ...NONE, maxConnections: 5 }],
    [{ http: { http1MaxPendingRequests: 7, http2MaxRequests: 9 } }, { ...NONE, maxPending: 7, maxRequests: 9 }],
    [{ tcp: 'x', http: [null] }, undefined],
  ])('%j are read as %j', (written, expected) => {
    expect(readPool(written)).toEqual(expected)
  })
})

describe('what finds a place', () => {
  it.each([
    ['three at once, one connection, one waits', { maxConnections: 1, maxPending: 1 }, 3, [1 / 3, 50]],
    ['three at once, two connections, one waits', { maxConnections: 2, maxPending: 1 }, 3, [0, (1 / 3) * 100]],
    ['three at once, one connection, all others wait', { maxConnections: 1 }, 3, [0, 100]],
    ['three at once, three connections', { maxConnections: 3 }, 3, [0, 0]],
    ['ten at once, one connection and one waits', { maxConnections: 1, maxPending: 1 }, 10, [0.8, 50]],
    ['limits of HTTP/2 do not hold for HTTP/1', { maxRequests: 1 }, 3, [0, 0]],
  ])('%s', (_, limits, burst, expected) => {
    const { overflow, waitMs } = admission({ ...NONE, ...limits }, { ...CALM, burst })
    expect([overflow, waitMs]).toEqual(expected)
  })

  it('of gRPC counts requests and does not wait', () => {
    const offered = { ...CALM, protocol: 'grpc', burst: 4 } as const
    expect(admission({ ...NONE, maxConnections: 1, maxRequests: 3 }, offered)).toEqual({ overflow: 0.25, waitMs: 0 })
  })

  // Erlang's table: 1 Erlang finds 1, 2, 5 places full in 1/2, 1/5, 1/326 of the cases.
  it.each([
    [1, 1 / 2],
    [2, 1 / 5],
    [5, 1 / 326],
  ])('one by one at 1 Erlang: %d places', (places, overflow) => {
    expect(admission({ ...NONE, maxConnections: places, maxPending: 0 }, CALM).overflow).toBeCloseTo(overflow, 12)
  })

  it('waits as long as the queue of one server is known to make wait (M/M/1)', () => {
    const half = { ...CALM, perSecond: 5 }
    expect(admission({ ...NONE, maxConnections: 1 }, half).waitMs).toBeCloseTo(100, 6)
  })

  it('is a share and a finite time whatever is asked', () => {
    const limit = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 2 ** 31 }))
    const rate = fc.double({ min: 0, max: 1e7, noNaN: true })
    const limits = fc.record({ maxConnections: limit, maxPending: limit, maxRequests: limit })
    const protocol = fc.constantFrom('http' as const, 'grpc' as const, 'tcp' as const)
    const offers = fc.record({ protocol, burst: fc.integer({ min: 1, max: 50 }), perSecond: rate, meanMs: rate })
    fc.assert(
      fc.property(limits, offers, (pool, offered) => {
        const { overflow, waitMs } = admission(pool, offered)
        expect(overflow >= 0 && overflow <= 1).toBe(true)
        expect(waitMs >= 0 && Number.isFinite(waitMs)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
