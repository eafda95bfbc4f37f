import { anyJson } from '@/lib/istio/edit/testing/any-json'
import type { Json } from '@/lib/std/json'
import type { ServicePeaks } from '@/lib/url/peaks-types'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { limitHints } from './limit-hints'

const NONE: ServicePeaks = {
  at: 0,
  seconds: 86_400,
  stepSeconds: 300,
  requestsPerSecond: null,
  concurrentRequests: null,
  tcpConnections: null,
  turnedAway: 0,
  retriedInVain: 0,
  unmeasured: null,
}
const peak = { perProxy: 12.5, inAll: 42 }
const AT = ['spec', 'trafficPolicy']
const pool = (tcp: Json, http: Json): Json => ({ connectionPool: { tcp, http } })

/** What is said of one field. */
function hint(path: string, value: Json | undefined, peaks: Partial<ServicePeaks>, isPart = false) {
  return limitHints({ at: AT, value, isPart }, { ...NONE, ...peaks }).get(`/spec/trafficPolicy/${path}`)
}

const MOST = 'connectionPool/http/http2MaxRequests'
const CONNECTIONS = 'connectionPool/tcp/maxConnections'
const http = { concurrentRequests: peak }

it.each<[string, ReturnType<typeof hint>, object | undefined]>([
  ['the peak, without a limit', hint(MOST, undefined, http), { id: 'concurrent', peak, isBelow: false }],
  ['a limit below it', hint(MOST, pool({}, { http2MaxRequests: 12 }), http), { id: 'concurrent', peak, isBelow: true }],
  [
    'a limit above it',
    hint(MOST, pool({}, { http2MaxRequests: 13 }), http),
    { id: 'concurrent', peak, isBelow: false },
  ],
  ['0, which is none', hint(MOST, pool({}, { http2MaxRequests: 0 }), http), { id: 'concurrent', peak, isBelow: false }],
  [
    'what is no number',
    hint(MOST, pool({}, { http2MaxRequests: '1' }), http),
    { id: 'concurrent', peak, isBelow: false },
  ],
  [
    'a subset, whose own load is not known',
    hint(MOST, pool({}, { http2MaxRequests: 1 }), http, true),
    { id: 'concurrent', peak, isBelow: false },
  ],
  ['nothing, where nothing was seen', hint(MOST, undefined, {}), { id: 'none' }],
  [
    'connections of HTTP, by its requests',
    hint(CONNECTIONS, pool({ maxConnections: 1 }, {}), http),
    { id: 'http1', peak, isBelow: true },
  ],
  ['connections', hint(CONNECTIONS, undefined, { tcpConnections: peak }), { id: 'connections', peak, isBelow: false }],
  ['what is not counted', hint('connectionPool/http/http1MaxPendingRequests', undefined, http), { id: 'waiting' }],
  [
    'settings of a port',
    hint(`portLevelSettings/0/${MOST}`, { portLevelSettings: [pool({}, { http2MaxRequests: 1 })] }, http),
    { id: 'concurrent', peak, isBelow: false },
  ],
  ['no other field', hint('connectionPool/tcp/connectTimeout', undefined, http), undefined],
])('tells of %s', (_, told, expected) => {
  expect(told).toEqual(expected)
})

it('never fails', () => {
  fc.assert(
    fc.property(anyJson(), (value) => {
      expect(limitHints({ at: AT, value, isPart: false }, NONE).size).toBeGreaterThanOrEqual(5)
    }),
  )
})
