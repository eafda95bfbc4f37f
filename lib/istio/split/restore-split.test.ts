import { describe, expect, test } from 'vitest'
import { restoreSplit } from './restore-split'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const VS = 'virtualservices.networking.istio.io'
const to = (subset: string, weight?: number) => ({
  destination: { host: 'cart', subset },
  ...(weight === undefined ? {} : { weight }),
})
const CART = routedService('cart', { v1: 1, v2: 1 }, ['v1', 'v2'])
const object = (timeout: string, ...route: readonly ReturnType<typeof to>[]) =>
  routingObject(VS, { hosts: ['cart'], http: [{ route, timeout }] })
const NOW = serviceRouting([object('2s', to('v1', 50), to('v2', 50))], [CART])
const recorded = (...route: readonly ReturnType<typeof to>[]) => [
  { kind: VS, namespace: 'shop', name: 'cart', after: object('9s', ...route).text },
]

describe('bringing back an earlier split', () => {
  test('sets its weights and nothing else', () => {
    const changes = restoreSplit(NOW, recorded(to('v1', 90), to('v2', 10)))
    expect(changes).toMatchObject([
      { action: 'update', kind: VS, after: object('2s', to('v1', 90), to('v2', 10)).text },
    ])
  })

  test('says that it is so already', () => {
    expect(restoreSplit(NOW, recorded(to('v1', 50), to('v2', 50)))).toBe('same')
  })

  test.each([
    ['other destinations', recorded(to('v1', 90), to('v3', 10))],
    ['fewer destinations', recorded(to('v1', 100))],
    ['an object that is gone', [{ ...recorded()[0], kind: VS, namespace: 'shop', name: 'gone', after: '' }]],
    ['a text that was too large to keep', [{ kind: VS, namespace: 'shop', name: 'cart', after: null }]],
  ])('is refused with %s', (_, objects) => {
    expect(restoreSplit(NOW, objects)).toBe('different')
  })
})
