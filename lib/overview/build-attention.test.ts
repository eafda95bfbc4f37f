import { source as usual } from '@/lib/doctor/testing/source'
import { clusterFacts, meshFacts, service, workload } from '@/lib/graph/testing/facts'
import type { ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import type { Source } from '@/lib/url/api-types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAttention } from './build-attention'
import { summaryOf, thing } from './testing/things'

const FACTS = meshFacts({
  clusters: [
    clusterFacts({
      workloads: [workload('cart-v1'), workload('cart-v2'), workload('web-v1'), workload('lone', { app: null })],
      services: [
        service('cart', { workloads: ['cart-v1', 'cart-v2'] }),
        service('both', { workloads: ['cart-v1', 'web-v1'] }),
      ],
    }),
  ],
})

function source(state: Source['state'], type: Source['type'] = 'prometheus'): Source {
  return usual(type, { name: 'default', state, since: '2026-01-01T00:00:00Z', message: 'no' })
}

function attention(things: readonly ThingSummary[], more: Partial<Parameters<typeof buildAttention>[0]> = {}) {
  return buildAttention({ things: summaryOf(...things), facts: FACTS, components: new Set(), sources: [], ...more })
}

function named(things: readonly ThingSummary[], more?: Parameters<typeof attention>[1]): readonly string[] {
  return attention(things, more).items.map((item) => (item.about === 'thing' ? item.thing.name : item.type))
}

describe('what needs attention', () => {
  it('is nothing where all is healthy, not ready, not rated or not known', () => {
    const fine = (['healthy', 'not-ready', 'not-rated', 'not-known'] as const).map((status) =>
      thing('workload', status, { status }),
    )
    expect(attention(fine, { sources: [source('fresh'), source('off'), source('starting')] })).toEqual({
      items: [],
      total: 0,
    })
  })

  it('is Failure before Degraded, in each the most failing requests first', () => {
    const things = [
      thing('workload', 'degraded-more', { status: 'degraded', failing: 9 }),
      thing('workload', 'failure-little', { status: 'failure', failing: 1 }),
      thing('workload', 'failure-more', { status: 'failure', failing: 5 }),
      thing('workload', 'degraded-little', { status: 'degraded', failing: 1 }),
    ]
    expect(named(things)).toEqual(['failure-more', 'failure-little', 'degraded-more', 'degraded-little'])
  })

  it('begins with sources that do not answer, since everything rests on them', () => {
    const things = [thing('workload', 'lone', { status: 'failure', failing: 9 })]
    expect(named(things, { sources: [source('stale'), source('denied', 'kubernetes')] })).toEqual([
      'prometheus',
      'kubernetes',
      'lone',
    ])
  })

  it('puts what runs the mesh before other things of the same status', () => {
    const things = [
      thing('workload', 'busy', { status: 'failure', failing: 9 }),
      thing('workload', 'istiod', { status: 'failure', namespace: 'istio-system', traffic: null }),
      thing('workload', 'gateway', { status: 'degraded', namespace: 'istio-system' }),
    ]
    const components = new Set(['east/istio-system/workload/istiod', 'east/istio-system/workload/gateway'])
    expect(named(things, { components })).toEqual(['istiod', 'busy', 'gateway'])
  })

  it('says the reason of the status, and how many requests fail', () => {
    expect(attention([thing('workload', 'lone', { status: 'failure', failing: 2.5 })]).items).toMatchObject([
      { thing: { kind: 'workload', name: 'lone' }, reason: 'It is failure', failingRate: 2.5, others: 0 },
    ])
    expect(attention([thing('workload', 'lone', { status: 'failure', traffic: null })]).items).toMatchObject([
      { failingRate: null },
    ])
  })

  it('is one item for an application, its workloads and its service: the only bad workload', () => {
    const things = [
      thing('app', 'cart', { status: 'degraded' }),
      thing('workload', 'cart-v1'),
      thing('workload', 'cart-v2', { status: 'failure' }),
      thing('service', 'cart', { status: 'degraded' }),
    ]
    const { items, total } = attention(things)
    expect(items).toMatchObject([{ thing: { kind: 'workload', name: 'cart-v2' }, status: 'failure', others: 2 }])
    expect(total).toBe(1)
  })

  it('names the application where several of its workloads are equally bad', () => {
    const things = [
      thing('workload', 'cart-v1', { status: 'failure' }),
      thing('workload', 'cart-v2', { status: 'failure' }),
      thing('app', 'cart', { status: 'failure' }),
    ]
    expect(attention(things).items).toMatchObject([{ thing: { kind: 'app', name: 'cart' }, others: 2 }])
  })

  it('names the service where requests failed before they reached a workload', () => {
    const things = [thing('service', 'cart', { status: 'failure' }), thing('workload', 'cart-v1')]
    expect(attention(things).items).toMatchObject([{ thing: { kind: 'service' }, others: 0 }])
  })

  it('keeps a service apart that leads to several applications', () => {
    const things = [thing('service', 'both', { status: 'failure' }), thing('workload', 'web-v1', { status: 'failure' })]
    expect(attention(things).total).toBe(2)
  })

  it('has at most ten items, and says how many there are', () => {
    const things = Array.from({ length: 14 }, (_, i) =>
      thing('workload', `w${i}`, { status: 'failure', failing: i % 3 }),
    )
    const { items, total } = attention(things)
    expect([items.length, total]).toEqual([10, 14])
  })

  it('does not depend on the order of things, and never names a healthy one', () => {
    const any = fc.array(
      fc.record({
        kind: fc.constantFrom('workload', 'app', 'service', 'entry'),
        name: fc.constantFrom('cart', 'cart-v1', 'cart-v2', 'web-v1', 'lone'),
        status: fc.constantFrom('failure', 'degraded', 'healthy', 'not-known'),
        failing: fc.nat({ max: 10 }),
      }),
    )
    fc.assert(
      fc.property(any, (drawn) => {
        const things = [...summaryOf(...drawn.map(({ kind, name, ...part }) => thing(kind, name, part))).values()]
        const { items } = attention(things)
        expect(attention(things.toReversed()).items).toEqual(items)
        const healthy = new Set(things.filter(({ health }) => health.status === 'healthy'))
        for (const item of items) {
          if (item.about !== 'thing') continue
          const { kind, name } = item.thing
          expect([...healthy].some((one) => one.kind === kind && one.name === name)).toBe(false)
        }
      }),
    )
  })
})
