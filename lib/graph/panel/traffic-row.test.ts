import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NO_CLASSES } from '@/lib/graph/testing/graph-builders'
import { someTraffic } from './testing/graph-parts'
import { sumTraffic, toTrafficRows } from './traffic-row'

describe('traffic rows', () => {
  test('R1: classes become shares of the rate, redirects are neither ok nor errors', () => {
    const classes = { noResponse: 1, c3xx: 2, c4xx: 1, c5xx: 1, grpcError: 0 }
    const [row] = toTrafficRows([someTraffic({ rate: 10, errorRate: 3, classes })])
    expect(row?.percents).toEqual({ ok: 50, '3xx': 20, '4xx': 10, '5xx': 10, grpcError: 0, noResponse: 10 })
    expect(row?.errorPercent).toBe(30)
  })

  test.each([
    ['bytes', someTraffic({ protocol: 'tcp', unit: 'B/s' })],
    ['messages', someTraffic({ protocol: 'grpc', unit: 'msg/s' })],
    ['a rate of 0', someTraffic({ rate: 0 })],
  ])('R3: %s have no shares and no error percent, which is not 0', (_, traffic) => {
    expect(toTrafficRows([traffic])).toMatchObject([{ percents: null, errorPercent: null }])
  })

  const part = fc.double({ min: 0, max: 1000, noNaN: true })
  test('shares of a rate sum to 100 and none is negative', () => {
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), (parts) => {
        const [a, b, c, d] = parts
        const ok = 0.1
        const classes = { noResponse: a, c3xx: b, c4xx: c, c5xx: d, grpcError: 0 }
        const [row] = toTrafficRows([someTraffic({ rate: a + b + c + d + ok, errorRate: a + c + d, classes })])
        const shares = Object.values(row?.percents ?? {})
        expect(shares.reduce((x, y) => x + y, 0)).toBeCloseTo(100, 6)
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('sums of traffic', () => {
  test('protocols stay apart, in the order http, grpc, tcp', () => {
    const sums = sumTraffic([
      someTraffic({ protocol: 'tcp', unit: 'B/s', rate: 100 }),
      someTraffic({ rate: 1, errorRate: 1, classes: { ...NO_CLASSES, c5xx: 1 } }),
      someTraffic({ rate: 2, errorRate: 1, classes: { ...NO_CLASSES, c4xx: 1 } }),
    ])
    expect(sums).toEqual([
      { protocol: 'http', unit: 'req/s', rate: 3, errorRate: 2, classes: { ...NO_CLASSES, c4xx: 1, c5xx: 1 } },
      someTraffic({ protocol: 'tcp', unit: 'B/s', rate: 100 }),
    ])
  })

  test('requests and messages of gRPC are never added', () => {
    const sums = sumTraffic([
      someTraffic({ protocol: 'grpc', rate: 1 }),
      someTraffic({ protocol: 'grpc', unit: 'msg/s', rate: 5 }),
    ])
    expect(sums.map((sum) => [sum.unit, sum.rate])).toEqual([
      ['req/s', 1],
      ['msg/s', 5],
    ])
  })
})
