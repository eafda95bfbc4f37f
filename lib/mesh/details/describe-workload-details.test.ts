import { deployment, INJECTED, object, ownedBy, pod, template } from '@/lib/mesh/testing/cluster-objects'
import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { describe, expect, test } from 'vitest'
import { describeWorkloadDetails } from './describe-workload-details'
import { detailsSource } from './testing/details-source'

const LABELS = { app: 'cart', version: 'v1' }
const NAMESPACE = object('shop', { metadata: { namespace: '', labels: { 'istio-injection': 'enabled' } } })
const OBJECTS = {
  namespaces: [NAMESPACE],
  'deployments.apps': [deployment('cart', LABELS)],
  'replicasets.apps': [object('cart-5d8f', { metadata: ownedBy('Deployment', 'cart'), spec: template(LABELS) })],
  pods: [
    pod('cart-5d8f-b', { labels: LABELS, ...ownedBy('ReplicaSet', 'cart-5d8f') }),
    pod('cart-5d8f-a', { labels: LABELS, annotations: INJECTED, ...ownedBy('ReplicaSet', 'cart-5d8f') }),
    pod('other', { labels: { app: 'other' } }),
  ],
  services: [object('cart', { spec: { selector: { app: 'cart' } } })],
} as const
const CART = { namespace: 'shop', name: 'cart', kind: null }

describe('what the cluster tells of a workload (product.md 5.5)', () => {
  test('its controller, its pods by name with what is wrong, its services and its mode', () => {
    expect(describeWorkloadDetails(detailsSource(OBJECTS), CART)).toMatchObject({
      controller: 'Deployment',
      app: 'cart',
      version: 'v1',
      mode: 'mixed',
      identity: 'spiffe://cluster.local/ns/shop/sa/default',
      services: ['cart'],
      pods: [
        { name: 'cart-5d8f-a', faults: [] },
        { name: 'cart-5d8f-b', faults: ['noSidecar'] },
      ],
      morePods: 0,
    })
  })

  test('a workload that is not there is not described', () => {
    expect(describeWorkloadDetails(detailsSource(OBJECTS), { ...CART, name: 'basket' })).toBeUndefined()
    expect(describeWorkloadDetails(detailsSource(OBJECTS), { ...CART, namespace: 'other' })).toBeUndefined()
  })

  test('of several controllers of one name the kind chooses; an unknown kind takes the usual one', () => {
    const set = object('cart', { metadata: { creationTimestamp: 'set' }, spec: template(LABELS) })
    const source = detailsSource({ ...OBJECTS, 'statefulsets.apps': [set] })
    expect(describeWorkloadDetails(source, { ...CART, kind: 'StatefulSet' })).toMatchObject({ createdAt: 'set' })
    expect(describeWorkloadDetails(source, { ...CART, kind: 'Nothing' })).toMatchObject({ controller: 'Deployment' })
  })

  test('a template that refuses injection has pods without a proxy, and nothing is wrong', () => {
    const refused = deployment('cart', { ...LABELS, 'sidecar.istio.io/inject': 'false' })
    const details = describeWorkloadDetails(detailsSource({ ...OBJECTS, 'deployments.apps': [refused] }), CART)
    expect(details?.injection).toBe('false')
    expect(details?.pods.flatMap(({ faults }) => faults)).toEqual([])
  })

  test('objects of namespaces that the user may not see are left out', () => {
    const policy = (namespace: string) => object(`of-${namespace}`, { metadata: { namespace }, spec: {} })
    const objects = {
      ...OBJECTS,
      'peerauthentications.security.istio.io': [policy('istio-system'), policy('shop')],
    }
    const names = (visible: '*' | readonly string[]) =>
      describeWorkloadDetails(detailsSource(objects, { visible }), CART)?.config.map(({ name }) => name)
    expect(names('*')).toEqual(['of-shop', 'of-istio-system'])
    expect(names(['shop'])).toEqual(['of-shop'])
  })

  test('kinds that could not be read are named', () => {
    const since = unixSeconds(0)
    const message = undefined
    const states: readonly KindState[] = [
      { kind: 'pods', state: 'synced', objects: 3, since, message },
      { kind: 'services', state: 'denied', objects: 0, since, message },
      { kind: 'telemetries.telemetry.istio.io', state: 'absent', objects: 0, since, message },
    ]
    expect(describeWorkloadDetails(detailsSource(OBJECTS, { states }), CART)?.unread).toEqual(['services'])
  })

  test('a Job has the pods that ended', () => {
    const job = object('nightly-1', {
      spec: template(LABELS),
      status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] },
    })
    const done = pod('nightly-1-x', { labels: LABELS, ...ownedBy('Job', 'nightly-1') }, 'Succeeded')
    const source = detailsSource({ 'jobs.batch': [job], pods: [done] })
    expect(describeWorkloadDetails(source, { ...CART, name: 'nightly-1' })?.pods).toMatchObject([
      { name: 'nightly-1-x', phase: 'Succeeded' },
    ])
  })
})
