import type { JsonRecord } from '@/lib/std/json'
import { expect, test } from 'vitest'
import { readSplits } from './read-splits'
import { splitDoubts } from './split-doubts'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const ROUTE = [{ destination: { host: 'cart' } }]
const HASH = { loadBalancer: { consistentHash: { useSourceIp: true } } }

test.each<[readonly string[], JsonRecord, JsonRecord]>([
  [[], { http: [{ route: ROUTE }] }, { host: 'cart' }],
  [[], { http: [{ match: [{ uri: { prefix: '/' } }], route: ROUTE }] }, { host: 'cart' }],
  [['sticky'], { http: [{ route: ROUTE }] }, { host: 'cart', trafficPolicy: HASH }],
  [['sticky'], { http: [{ route: ROUTE }] }, { host: 'cart', subsets: [{ name: 'v1', trafficPolicy: HASH }] }],
  [['mirror'], { http: [{ route: ROUTE, mirror: { host: 'other' } }] }, { host: 'cart' }],
  [
    ['earlier-rule'],
    { http: [{ match: [{ uri: { exact: '/' } }], route: ROUTE }, { route: ROUTE }] },
    { host: 'cart' },
  ],
  [['earlier-rule'], { http: [{ match: [{ uri: { exact: '/' } }], route: ROUTE }] }, { host: 'cart' }],
])('the doubts %j', (doubts, spec, rule) => {
  const routing = serviceRouting(
    [
      routingObject('virtualservices.networking.istio.io', spec),
      routingObject('destinationrules.networking.istio.io', rule),
    ],
    [routedService('cart', { v1: 1 })],
  )
  const last = readSplits(routing).at(-1)
  expect.assert(last !== undefined)
  expect(splitDoubts(routing, last)).toEqual(doubts)
})
