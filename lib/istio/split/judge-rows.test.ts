import { expect, test } from 'vitest'
import { judgeRows } from './judge-rows'
import { readSplits } from './read-splits'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const to = (subset: string, weight: number) => ({ destination: { host: 'cart', subset }, weight })
const CART = routedService('cart', { v1: 2, v2: 0, v3: 1 }, ['v1', 'v2'])
const [RULE] = readSplits(
  serviceRouting(
    [
      routingObject('virtualservices.networking.istio.io', {
        http: [
          { route: [to('v1', 100), to('v2', 0), to('v3', 0), { destination: { host: 'example.com' }, weight: 0 }] },
        ],
      }),
    ],
    [CART],
  ),
)

test.each<[readonly number[], readonly string[], readonly (string | null)[]]>([
  [[100, 0, 0, 0], [], [null, null, null, null]],
  [[90, 10, 0, 0], [], [null, 'noPods', null, null]],
  [[90, 0, 10, 0], [], [null, null, 'noSubset', null]],
  [[90, 0, 10, 0], ['2'], [null, null, null, null]],
  [[90, 0, 0, 10], [], [null, null, null, null]],
])('of shares %j with %j defined these fail: %j', (percents, define, expected) => {
  expect(judgeRows(RULE?.destinations ?? [], percents, new Set(define))).toEqual(expected)
})
