import { describe, expect, it } from 'vitest'
import { chooseServices, type KnownThings } from './choose-services'
import { attributeServices } from './service-names'
import type { TraceAccess } from './trace-access'

const known: KnownThings = {
  template: 'auto',
  workloads: [
    { namespace: 'bookinfo', name: 'reviews-v1', app: 'reviews', version: 'v1' },
    { namespace: 'bookinfo', name: 'reviews-v2', app: 'reviews', version: 'v2' },
    { namespace: 'bookinfo', name: 'ratings-v1', app: 'ratings', version: 'v1' },
    { namespace: 'shop', name: 'cart', app: 'cart', version: null },
    { namespace: 'shop', name: 'ratings', app: 'ratings', version: null },
  ],
  services: [{ namespace: 'bookinfo', name: 'reviews', workloads: ['reviews-v1', 'reviews-v2'] }],
}
const names = ['reviews.bookinfo', 'ratings', 'cart', 'stranger', 'waypoint.shop']
const all: TraceAccess = {
  visible: '*',
  owners: attributeServices(names, known.workloads, ['bookinfo', 'shop'], 'auto'),
  hidden: new Set(),
}
const some: TraceAccess = { ...all, visible: new Set(['shop']), hidden: new Set(['bookinfo']) }
const request = { thing: null, namespaces: '*', service: null } as const
const thing = (kind: 'app' | 'workload' | 'service', name: string, namespace = 'bookinfo') => ({
  ...request,
  thing: { kind, namespace, name },
})

describe('attributeServices', () => {
  it('knows owners by workload, by the namespace at the end of a name, and several of a bare name', () => {
    expect([...all.owners]).toEqual([
      ['reviews.bookinfo', ['bookinfo']],
      ['ratings', ['bookinfo', 'shop']],
      ['cart', ['shop']],
      ['waypoint.shop', ['shop']],
    ])
  })

  it('follows a template', () => {
    const owners = attributeServices(['mesh-shop-cart', 'cart'], known.workloads, [], 'mesh-{namespace}-{app}')
    expect([...owners]).toEqual([['mesh-shop-cart', ['shop']]])
  })
})

describe('chooseServices', () => {
  it('means every service of the namespaces that may be seen', () => {
    expect(chooseServices(request, names, known, all).services).toEqual([...names].sort())
    expect(chooseServices({ ...request, namespaces: ['bookinfo'] }, names, known, all).services).toEqual([
      'ratings',
      'reviews.bookinfo',
    ])
    expect(chooseServices(request, names, known, some).services).toEqual(['cart', 'waypoint.shop'])
  })

  it('means one service by name, if it is there and may be seen', () => {
    const named = (service: string, access: TraceAccess) =>
      chooseServices({ ...request, service }, names, known, access).services
    expect(named('cart', some)).toEqual(['cart'])
    expect(named('reviews.bookinfo', some)).toEqual([])
    expect(named('nosuch', all)).toEqual([])
  })

  it('asks for so many at once, and says how many were meant', () => {
    const many = Array.from({ length: 40 }, (_, index) => `s${index}.shop`)
    const chosen = chooseServices(request, many, known, all)
    expect([chosen.services.length, chosen.meant]).toEqual([12, 40])
  })

  it('finds a workload by its likeliest stored name, narrowed to its version', () => {
    const chosen = chooseServices(thing('workload', 'reviews-v2'), names, known, all)
    expect(chosen).toMatchObject({
      services: ['reviews.bookinfo'],
      tags: [{ key: 'istio.canonical_revision', value: 'v2' }],
    })
  })

  it('finds a service by the workloads that it selects, an application by its own', () => {
    for (const kind of ['service', 'app'] as const) {
      expect(chooseServices(thing(kind, 'reviews'), names, known, all)).toMatchObject({
        services: ['reviews.bookinfo'],
        tags: [],
      })
    }
  })

  it('says under which names it looked where nothing is stored', () => {
    const chosen = chooseServices(thing('workload', 'cron'), names, known, all)
    expect(chosen).toMatchObject({ services: [], tried: ['cron.bookinfo', 'cron'] })
  })
})
