import { object, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { describe, expect, test } from 'vitest'
import { actingObjects } from './acting-objects'

const THING = { namespace: 'shop', podLabels: [{ app: 'cart', tier: 'x' }], services: ['cart'], gateways: ['way'] }
const SETTINGS = { rootNamespace: 'istio-system', domains: ['cluster.local'] }

function throughOf(kind: ClusterKind, spec: unknown, namespace = 'shop') {
  const snapshot = snapshotOf({ [kind]: [object('one', { metadata: { namespace }, spec })] })
  return actingObjects(snapshot, THING, SETTINGS)[0]?.through
}

const VS = 'virtualservices.networking.istio.io'
const DR = 'destinationrules.networking.istio.io'
const AP = 'authorizationpolicies.security.istio.io'
const PA = 'peerauthentications.security.istio.io'
const GW = 'gateways.networking.istio.io'
const SE = 'serviceentries.networking.istio.io'
const SC = 'sidecars.networking.istio.io'
const HR = 'httproutes.gateway.networking.k8s.io'
const route = (host: string) => ({ http: [{ route: [{ destination: { host } }] }] })
const matchLabels = (labels: object) => ({ selector: { matchLabels: labels } })

describe('what acts on a thing, and through what (product.md 5.5)', () => {
  test.each([
    [VS, { hosts: ['cart'] }, 'shop', { by: 'host', host: 'cart' }],
    [VS, { hosts: ['cart'] }, 'other', undefined],
    [VS, { hosts: ['cart.shop.svc.cluster.local'] }, 'other', { by: 'host', host: 'cart.shop.svc.cluster.local' }],
    [VS, { hosts: ['*.shop.svc.cluster.local'] }, 'other', { by: 'host', host: '*.shop.svc.cluster.local' }],
    [VS, { hosts: ['shop.example'], ...route('cart') }, 'shop', { by: 'destination', host: 'cart' }],
    [VS, { hosts: ['shop.example'], ...route('basket') }, 'shop', undefined],
    [
      VS,
      { hosts: ['a'], http: [{ mirrors: [{ destination: { host: 'cart' } }] }] },
      'shop',
      { by: 'destination', host: 'cart' },
    ],
    [VS, { hosts: ['*'] }, 'shop', undefined],
    [DR, { host: 'cart.shop' }, 'other', { by: 'host', host: 'cart.shop' }],
    [DR, { host: 'cart' }, 'other', undefined],
    [GW, { selector: { app: 'cart' } }, 'other', { by: 'selector', labels: { app: 'cart' } }],
    [GW, { selector: {} }, 'shop', undefined],
    [SE, { workloadSelector: { labels: { app: 'cart' } } }, 'shop', { by: 'selector', labels: { app: 'cart' } }],
    [SE, { workloadSelector: { labels: { app: 'cart' } } }, 'other', undefined],
    [SE, { hosts: ['api.example'] }, 'shop', undefined],
    [AP, matchLabels({ app: 'cart' }), 'shop', { by: 'selector', labels: { app: 'cart' } }],
    [AP, matchLabels({ app: 'cart', tier: 'y' }), 'shop', undefined],
    [AP, matchLabels({ app: 'cart' }), 'other', undefined],
    [AP, matchLabels({ app: 'cart' }), 'istio-system', { by: 'selector', labels: { app: 'cart' } }],
    [AP, {}, 'shop', { by: 'namespace' }],
    [AP, {}, 'istio-system', { by: 'mesh' }],
    [AP, {}, 'other', undefined],
    [AP, { targetRefs: [{ kind: 'Service', name: 'cart' }] }, 'shop', { by: 'target', kind: 'Service', name: 'cart' }],
    [AP, { targetRef: { kind: 'Gateway', name: 'way' } }, 'shop', { by: 'target', kind: 'Gateway', name: 'way' }],
    [AP, { targetRefs: [{ kind: 'Service', name: 'basket' }] }, 'shop', undefined],
    [PA, { mtls: { mode: 'STRICT' } }, 'istio-system', { by: 'mesh' }],
    [HR, { parentRefs: [{ kind: 'Service', name: 'cart' }] }, 'shop', { by: 'parent', kind: 'Service', name: 'cart' }],
    [HR, { parentRefs: [{ name: 'way' }] }, 'shop', { by: 'parent', kind: 'Gateway', name: 'way' }],
    [
      HR,
      { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'cart' }] }] },
      'shop',
      { by: 'destination', host: 'cart' },
    ],
  ] as const)('%s %j of %s', (kind, spec, namespace, through) => {
    expect(throughOf(kind, spec, namespace)).toEqual(through)
  })

  test('of several Sidecars only the narrowest acts', () => {
    const sidecar = (name: string, namespace: string, spec: object) => object(name, { metadata: { namespace }, spec })
    const all = [
      sidecar('mesh', 'istio-system', {}),
      sidecar('namespace', 'shop', {}),
      sidecar('own', 'shop', { workloadSelector: { labels: { app: 'cart' } } }),
    ]
    const acting = (objects: typeof all) =>
      actingObjects(snapshotOf({ [SC]: objects }), THING, SETTINGS).map(({ name }) => name)
    expect(acting(all)).toEqual(['own'])
    expect(acting(all.slice(0, 2))).toEqual(['namespace'])
    expect(acting(all.slice(0, 1))).toEqual(['mesh'])
  })

  test.each([null, 1, 'x', [], { hosts: 1, http: 'x' }, { selector: 1 }, { targetRefs: [null, 1] }])(
    'a spec of another shape (%j) acts as far as it can be read, and breaks nothing',
    (spec) => {
      for (const kind of [VS, DR, AP, GW, SE, SC, HR] as const) expect(() => throughOf(kind, spec)).not.toThrow()
    },
  )
})
