import type { Json, JsonRecord } from '@/lib/std/json'
import { anyJson } from '@/lib/istio/edit/testing/any-json'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readShares } from './read-shares'
import { readSplits } from './read-splits'
import { routedService, routingObject, serviceRouting } from './testing/split-routing'

const VS = 'virtualservices.networking.istio.io'
const HTTP = 'httproutes.gateway.networking.k8s.io'
const CART = routedService('cart', { v1: 2, v2: 0 }, ['v1', 'gone'])
const to = (subset: string, weight?: Json): JsonRecord => ({
  destination: { host: 'cart', subset },
  ...(weight === undefined ? {} : { weight }),
})
const readVs = (spec: JsonRecord) => readSplits(serviceRouting([routingObject(VS, spec)], [CART]))
const readHttp = (...backendRefs: readonly JsonRecord[]) =>
  readSplits(
    serviceRouting([routingObject(HTTP, { rules: [{ backendRefs }] })], [CART, routedService('cart-v2', { v2: 1 })]),
  )

describe('the rules of objects as splits', () => {
  test('each rule of a VirtualService has its place, its conditions and its destinations', () => {
    const rules = readVs({
      hosts: ['cart'],
      http: [
        { match: [{ headers: { 'end-user': { exact: 'jason' } } }], route: [to('v1')] },
        { route: [to('v1', 90), to('v2', 10)] },
        { route: [to('v1')] },
      ],
      tcp: [{ route: [to('v1')] }],
      tls: [{ route: [to('v1')] }],
    })
    expect(rules.map(({ id, hidden, later }) => [id, hidden, later])).toEqual([
      ['virtualservices/shop/cart/http/0', false, false],
      ['virtualservices/shop/cart/http/1', false, true],
      ['virtualservices/shop/cart/http/2', true, false],
      ['virtualservices/shop/cart/tls/0', false, false],
      ['virtualservices/shop/cart/tcp/0', false, false],
    ])
    expect(rules[0]?.rule.matches).toMatchObject([[{ subject: 'header', name: 'end-user', value: 'jason' }]])
    expect(rules[1]?.destinations).toMatchObject([
      { label: 'cart v1', weight: 90, versions: [{ version: 'v1' }], missingSubset: null },
      // No rule defines it, and a version is called so.
      { label: 'cart v2', weight: 10, versions: [], missingSubset: { version: 'v2' } },
    ])
    expect(rules[1]?.refusal).toBeNull()
  })

  test('of an object about something else only the rules that lead to the service', () => {
    const spec = { hosts: ['edge'], http: [{ route: [{ destination: { host: 'other' } }] }, { route: [to('v1')] }] }
    const object = routingObject(VS, spec, { through: { by: 'destination', host: 'cart' } })
    expect(readSplits(serviceRouting([object], [CART])).map(({ id }) => id)).toEqual([
      'virtualservices/shop/cart/http/1',
    ])
  })

  test.each<[string, JsonRecord, string | null]>([
    ['several weights', { route: [to('v1', 90), to('v2', 10)] }, null],
    ['weights that add up to another sum', { route: [to('v1', 1), to('v2', 1)] }, null],
    ['one destination without a weight', { route: [to('v1')] }, null],
    ['a weight that is missing', { route: [to('v1', 90), to('v2')] }, 'weights'],
    ['no weight at all', { route: [to('v1'), to('v2')] }, 'weights'],
    ['weights of 0 alone', { route: [to('v1', 0), to('v2', 0)] }, 'weights'],
    ['a negative weight', { route: [to('v1', -1), to('v2', 101)] }, 'weight'],
    ['a weight that is a text', { route: [to('v1', '90'), to('v2', 10)] }, 'weight'],
    ['a part of a weight', { route: [to('v1', 0.5), to('v2', 99.5)] }, 'weight'],
    ['a delegate', { delegate: { name: 'x' } }, 'delegate'],
    ['a delegate beside destinations', { delegate: { name: 'x' }, route: [to('v1')] }, 'delegate'],
    ['a redirect', { redirect: { uri: '/' } }, 'redirect'],
    ['an answer', { directResponse: { status: 200 } }, 'redirect'],
    ['no destination', {}, 'nowhere'],
    ['an empty list', { route: [] }, 'nowhere'],
    ['a list that is none', { route: {} }, 'shape'],
    ['a destination without a host', { route: [{ destination: {} }] }, 'shape'],
    ['a destination that is a text', { route: ['cart'] }, 'shape'],
    ['a subset that nothing defines and no version is called like', { route: [to('v9')] }, 'subset'],
    ['a subset without workloads', { route: [to('gone')] }, null],
    ['a host outside the cluster', { route: [{ destination: { host: 'example.com' } }] }, null],
  ])('%s: refused as %s', (_, rule, refusal) => {
    expect(readVs({ http: [rule] })).toMatchObject([{ refusal }])
  })

  test.each([
    ['a controller’s object', routingObject(VS, { http: [{ route: [to('v1')] }] }, { generated: true }), 'generated'],
    ['a text that is no YAML', routingObject(VS, {}, { text: 'a: [' }), 'shape'],
    ['an object without a spec', routingObject(VS, {}, { text: 'kind: VirtualService\n' }), 'shape'],
  ])('%s is refused', (_, object, refusal) => {
    expect(readSplits(serviceRouting([object], [CART]))).toMatchObject([{ refusal }])
  })

  test('weights of the Gateway API are parts of their sum, and 1 where they are absent', () => {
    const shares = (...backends: readonly JsonRecord[]) => readHttp(...backends).map(readShares)
    expect(shares({ name: 'cart', weight: 1 }, { name: 'cart-v2', weight: 3 })).toEqual([[0.25, 0.75]])
    expect(shares({ name: 'cart' }, { name: 'cart-v2' })).toEqual([[0.5, 0.5]])
    expect(shares({ name: 'cart', weight: 0 }, { name: 'cart-v2', weight: 0 })).toEqual([[0, 0]])
    expect(shares({ name: 'cart', weight: 0 })).toEqual([[0]])
  })

  test('a backend reaches the workloads of its service, and of another kind nobody knows', () => {
    const [rule] = readHttp({ name: 'cart-v2' }, { name: 'pool', kind: 'InferencePool', group: 'x' })
    expect(rule?.destinations).toMatchObject([{ versions: [{ version: 'v2' }] }, { versions: null, service: null }])
  })

  test('never throws, whatever stands in the object', () => {
    fc.assert(
      fc.property(anyJson(), anyJson(), fc.constantFrom(VS, HTTP), (rules, rule, kind) => {
        for (const spec of [
          { http: rules },
          { http: [rule] },
          { rules },
          { rules: [rule] },
          { tcp: [{ route: [rule] }] },
        ]) {
          readSplits(serviceRouting([routingObject(kind, spec)], [CART])).map(readShares)
        }
      }),
    )
  })
})
