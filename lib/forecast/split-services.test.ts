import type { RouteFacts } from '@/lib/graph/facts'
import { clusterFacts, meshFacts, service } from '@/lib/graph/testing/facts'
import { describe, expect, it } from 'vitest'
import { splitServices } from './split-services'

const SERVICES = ['cart', 'cart-v1', 'cart-v2', 'other'].map((name) => service(name))
const rule = (...destinations: string[]) => ({ destinations, mirrors: [], fault: false, timeout: false })
function route(hosts: readonly string[], ...http: RouteFacts['http']): RouteFacts {
  const ref = { cluster: 'east', kind: 'VirtualService', namespace: 'shop', name: 'a' }
  return { ref, gatewayApi: false, hosts, http, tcp: [] }
}
const namesFor = (routes: readonly RouteFacts[], asked = 'cart', part: Parameters<typeof meshFacts>[0] = {}) => {
  const facts = meshFacts({ clusters: [clusterFacts({ services: SERVICES, routes })], ...part })
  return splitServices(facts, { namespace: 'shop', name: asked }).map(({ name }) => name)
}

describe('splitServices', () => {
  it.each([
    ['no route', [], ['cart']],
    ['versions of one service', [route(['cart'], rule('cart', 'cart'))], ['cart']],
    ['backends', [route(['cart.shop'], rule('cart-v1.shop', 'cart-v2.shop.svc'))], ['cart', 'cart-v1', 'cart-v2']],
    ['a rule for several paths', [route(['cart'], rule('cart-v1'), rule('other'))], ['cart', 'cart-v1', 'other']],
    ['a route for somebody else', [route(['other'], rule('cart-v1'))], ['cart']],
    ['only the rule that leads here', [route(['*'], rule('cart', 'cart-v2'), rule('other'))], ['cart', 'cart-v2']],
    ['what is not there', [route(['cart'], rule('gone', 'example.com', '<b>', '*'))], ['cart']],
  ] as const)('%s', (_, routes, expected) => {
    expect(namesFor(routes)).toEqual(expected)
  })

  it('finds the siblings of a backend', () => {
    expect(namesFor([route(['cart'], rule('cart-v1', 'cart-v2'))], 'cart-v2')).toEqual(['cart-v2', 'cart-v1'])
  })

  it('takes no service that may not be seen, and not without end', () => {
    const many = Array.from({ length: 50 }, (_, i) => service(`b${i}`))
    const own = clusterFacts({ services: many, routes: [route(['cart'], rule(...many.map(({ name }) => name)))] })
    expect(namesFor([], 'cart', { clusters: [own] })).toHaveLength(8)
    expect(namesFor([], 'cart', { clusters: [own], access: { east: [] } })).toEqual(['cart'])
  })
})
