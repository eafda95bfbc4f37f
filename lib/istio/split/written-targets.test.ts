import { describe, expect, test } from 'vitest'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'
import { writtenTargets } from './written-targets'

const HTTP = 'httproutes.gateway.networking.k8s.io'
const VS = 'virtualservices.networking.istio.io'
const RULE = 'virtualservices/shop/cart/http/0'
const CART = routedService('cart', { v1: 1, v2: 2 }, ['v1', 'v2'])
const object = (...weights: readonly number[]) =>
  routingObject(VS, {
    http: [{ route: weights.map((weight, i) => ({ destination: { host: 'cart', subset: `v${i + 1}` }, weight })) }],
  })
const NOW = serviceRouting([object(50, 50)], [CART])
const change = (before: string | null, after: string | null, name = 'cart') => ({ kind: VS, namespace: 'shop', name, before, after }) // prettier-ignore

describe('the shares that a change wrote', () => {
  test('are those of its record, whatever the rule says by now', () => {
    const targets = writtenTargets(NOW, [change(object(100, 0).text, object(90, 10).text)], RULE)
    expect(targets).toMatchObject([
      { label: 'cart v1', share: 0.9, readyPods: 1, workloads: [{ name: 'cart-v1' }] },
      { label: 'cart v2', share: 0.1, readyPods: 2, workloads: [{ name: 'cart-v2' }] },
    ])
  })

  test('are all of a route that was made', () => {
    expect(writtenTargets(NOW, [change('', object(90, 10).text)], RULE)).toMatchObject([{ share: 0.9 }, { share: 0.1 }])
  })

  test('count as they act where none is written', () => {
    const route = (...backendRefs: readonly { readonly weight?: number }[]) =>
      routingObject(HTTP, {
        rules: [{ backendRefs: backendRefs.map((one, i) => ({ name: `cart-v${i + 1}`, ...one })) }],
      })
    const routing = serviceRouting([route({}, {})], [CART])
    const changed = { ...change(route({ weight: 0 }, { weight: 10 }).text, route({}, {}).text), kind: HTTP }
    expect(writtenTargets(routing, [changed], 'httproutes/shop/cart/rules/0')).toMatchObject([{ share: 0.5 }, { share: 0.5 }]) // prettier-ignore
  })

  test.each([
    ['another object', change(object(50, 50).text, object(90, 10).text, 'other')],
    ['something else in the object', change(object(90, 10).text.replace("'on'", 'other'), object(90, 10).text)],
    ['a deletion', change(object(90, 10).text, '')],
    ['all of them to 0', change(object(90, 10).text, object(0, 0).text)],
    ['a record too large to keep', change(null, object(90, 10).text)],
    ['no YAML', change('{', '}')],
  ])('are none of %s', (_, changed) => {
    expect(writtenTargets(NOW, [changed], RULE)).toBeUndefined()
  })

  test('are those of the rule that is asked for', () => {
    expect(writtenTargets(NOW, [change('', object(90, 10).text)], 'virtualservices/shop/cart/http/1')).toBeUndefined()
  })
})
