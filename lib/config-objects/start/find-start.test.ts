import { detailsSource } from '@/lib/mesh/details/testing/details-source'
import { deployment, object } from '@/lib/mesh/testing/cluster-objects'
import { describe, expect, it } from 'vitest'
import { findStart } from './find-start'
import type { StartPlace } from './object-start'

const POLICIES = 'authorizationpolicies.security.istio.io'
const MTLS = 'peerauthentications.security.istio.io'
const NAMESPACE = { namespace: 'shop', workload: null, service: null }

const service = (name: string, selector?: unknown, labels = {}) =>
  object(name, {
    metadata: { labels },
    spec: { ports: [{ port: 80 }], ...(selector === undefined ? {} : { selector }) },
  })
const SOURCE = detailsSource({
  namespaces: [object('shop', { metadata: { namespace: '' } })],
  'deployments.apps': [
    deployment('cart-v1', { app: 'cart', version: 'v1' }),
    deployment('cart-v2', { app: 'cart', version: 'v2' }),
    deployment('till', { app: 'till', 'pod-template-hash': '5d8f' }),
    deployment('bare', { 'pod-template-hash': '5d8f' }),
    deployment('twin-a', { app: 'twin' }),
    deployment('twin-b', { app: 'twin' }),
  ],
  services: [
    service('cart', { app: 'cart' }),
    service('manual'),
    service('odd', 'x'),
    service('behind', { app: 'till' }, { 'istio.io/use-waypoint': 'waypoint' }),
  ],
  [POLICIES]: [object('a'), object('b', { metadata: { namespace: 'far' } })],
})
const start = (kind: Parameters<typeof findStart>[1], place: Partial<StartPlace>) =>
  findStart(SOURCE, kind, { ...NAMESPACE, ...place })

describe('what a new object begins with', () => {
  it('is the namespace with the names that are taken there', () => {
    expect(start(POLICIES, {})).toMatchObject({ ...NAMESPACE, taken: ['a'], selector: null, unselected: false, workloads: null }) // prettier-ignore
  })

  it.each([
    ['cart-v1', { app: 'cart', version: 'v1' }],
    ['till', { app: 'till' }],
  ])('selects the pods of the workload %s, by labels that stay', (workload, selector) => {
    expect(start(MTLS, { workload })).toMatchObject({ selector, unselected: false, shared: [] })
  })

  it('names what its selector finds besides, and says where nothing can be selected', () => {
    expect(start(MTLS, { workload: 'twin-a' })).toMatchObject({
      selector: { app: 'twin' },
      shared: ['twin-b'],
    })
    expect(start(MTLS, { workload: 'bare' })).toMatchObject({ selector: null, unselected: true })
    expect(start(MTLS, { service: 'manual' })).toMatchObject({ selector: null, unselected: true })
    expect(start(MTLS, { service: 'odd' })).toMatchObject({ selector: null, unselected: true })
  })

  it('selects the pods of a service as the service does', () => {
    expect(start(POLICIES, { service: 'cart' })).toMatchObject({
      selector: { app: 'cart' },
      shared: [],
      workloads: ['cart-v1', 'cart-v2'],
    })
  })

  it('targets a service whose requests a waypoint takes, where the kind can', () => {
    expect(start(POLICIES, { service: 'behind' })).toMatchObject({ selector: null, targetsService: true, unselected: false }) // prettier-ignore
    expect(start(MTLS, { service: 'behind' })).toMatchObject({ selector: { app: 'till' }, targetsService: false }) // prettier-ignore
  })

  it('is the namespace alone for kinds that select nothing', () => {
    expect(start('serviceentries.networking.istio.io', { workload: 'cart-v1' })).toMatchObject({ selector: null, unselected: false }) // prettier-ignore
  })

  it.each([{ namespace: 'nowhere' }, { workload: 'gone' }, { service: 'gone' }, { workload: '<b>' }])(
    'is nothing for %j, which does not exist',
    (place) => {
      expect(start(POLICIES, place)).toBeUndefined()
    },
  )
})
