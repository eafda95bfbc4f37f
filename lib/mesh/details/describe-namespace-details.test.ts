import { deployment, object } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, test } from 'vitest'
import { describeNamespaceDetails } from './describe-namespace-details'
import { detailsSource } from './testing/details-source'

const SHOP = object('shop', {
  metadata: { namespace: '', labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'x' } },
})
const OBJECTS = { namespaces: [SHOP], 'deployments.apps': [deployment('cart')] } as const
const peer = (name: string, namespace: string, spec: unknown) => object(name, { metadata: { namespace }, spec })
const strict = { mtls: { mode: 'STRICT' } }

describe('what the cluster tells of a namespace (product.md 5.4)', () => {
  test('how it is in the mesh and what it holds', () => {
    expect(describeNamespaceDetails(detailsSource(OBJECTS), 'shop')).toMatchObject({
      mode: 'sidecar',
      revision: 'x',
      workloads: ['cart'],
      apps: ['cart'],
      mtls: { mode: 'unset', setIn: null },
      egress: { policy: 'allow-any', from: 'default' },
    })
  })

  test('what it asks of callers is what the list says', () => {
    const objects = { ...OBJECTS, 'peerauthentications.security.istio.io': [peer('a', 'istio-system', strict)] }
    expect(describeNamespaceDetails(detailsSource(objects), 'shop')?.mtls).toEqual({ mode: 'strict', setIn: 'mesh' })
  })

  test('a Sidecar for the whole namespace decides on unknown hosts', () => {
    const spec = { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }
    const source = detailsSource({ ...OBJECTS, 'sidecars.networking.istio.io': [object('default', { spec })] })
    expect(describeNamespaceDetails(source, 'shop')?.egress).toMatchObject({
      policy: 'registry-only',
      from: 'namespace',
      object: { name: 'default' },
    })
  })

  test('objects are told by kind', () => {
    const rule = { ...object('b'), kind: 'DestinationRule' }
    const source = detailsSource({
      ...OBJECTS,
      'destinationrules.networking.istio.io': [rule, { ...rule, metadata: object('a').metadata }],
    })
    expect(describeNamespaceDetails(source, 'shop')?.objects).toEqual([{ kind: 'DestinationRule', names: ['a', 'b'] }])
  })

  test('one that is not there is not described', () => {
    expect(describeNamespaceDetails(detailsSource(OBJECTS), 'other')).toBeUndefined()
  })
})
