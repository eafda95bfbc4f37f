import { testCluster, type TestCluster } from '../testing/kube-client'
import { ISTIOD, SOME_OBJECTS, virtualService } from '../testing/some-objects'
import { textAt, valueAt } from './json'
import { withMetadata } from './object-rules'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster([...SOME_OBJECTS, ...ISTIOD])
})
afterEach(() => cluster.close())

const get = (resource: string, namespace: string, name: string) => cluster.store.get(resource, namespace, name)
const podsOf = (app: string) => cluster.store.list('pods').filter(({ metadata }) => metadata.labels?.app === app)

describe('deleting an owner', () => {
  it('takes along what it owned, down to the pods', () => {
    cluster.store.delete('deployments.apps', 'shop', 'basket-v1')
    expect(get('replicasets.apps', 'shop', 'basket-v1-5d8c7')).toBeUndefined()
    expect(podsOf('basket')).toEqual([])
    cluster.clock.advance(2)
    expect(podsOf('basket')).toEqual([])
  })
  it('leaves what another owner still holds', () => {
    const [pod] = podsOf('basket')
    if (pod === undefined) throw new Error('no pod')
    const other = { apiVersion: 'v1', kind: 'ConfigMap', name: 'settings', uid: 'other' }
    const owners = pod.metadata.ownerReferences as readonly object[]
    cluster.store.update(withMetadata(pod, { ownerReferences: [...owners, other] }))
    cluster.store.delete('replicasets.apps', 'shop', 'basket-v1-5d8c7')
    expect(podsOf('basket')[0]?.metadata.ownerReferences).toEqual([other])
  })
})

describe('deleting a namespace', () => {
  it('shows Terminating for 2 s, admits nothing new, then everything in it is gone', async () => {
    await cluster.call('/api/v1/namespaces/shop', { method: 'DELETE' })
    expect(get('namespaces', '', 'shop')).toMatchObject({ status: { phase: 'Terminating' } })
    const path = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices'
    expect(await cluster.call(path, { method: 'POST', body: virtualService('shop', 'late', [1]) })).toMatchObject({
      status: 403,
      body: { details: { causes: [{ reason: 'NamespaceTerminating' }] } },
    })
    cluster.clock.advance(1)
    expect(podsOf('basket')).toHaveLength(1)
    cluster.clock.advance(1)
    expect(get('namespaces', '', 'shop')).toBeUndefined()
    expect(podsOf('basket')).toEqual([])
    expect(get('virtualservices.networking.istio.io', 'shop', 'basket')).toBeUndefined()
    expect(podsOf('reviews')).toHaveLength(2)
  })
  it('waits for objects that have finalizers', () => {
    const settings = get('configmaps', 'bookinfo', 'settings')
    if (settings === undefined) throw new Error('no settings')
    cluster.store.update(withMetadata(settings, { finalizers: ['a/b'] }))
    cluster.store.delete('namespaces', '', 'bookinfo')
    cluster.clock.advance(5)
    expect(get('namespaces', '', 'bookinfo')).toBeDefined()
    const held = get('configmaps', 'bookinfo', 'settings')
    if (held === undefined) throw new Error('gone too early')
    cluster.store.update(withMetadata(held, { finalizers: undefined }))
    cluster.clock.advance(1)
    expect(get('namespaces', '', 'bookinfo')).toBeUndefined()
  })
})

describe('scaling', () => {
  const scale = async (replicas: unknown) => {
    const path = '/apis/apps/v1/namespaces/bookinfo/deployments/reviews-v1/scale'
    const headers = { 'content-type': 'application/merge-patch+json' }
    await cluster.call(path, { method: 'PATCH', headers, body: { spec: { replicas } } })
  }
  const pods = () => podsOf('reviews').filter(({ metadata }) => metadata.labels?.version === 'v1')
  const status = () => valueAt(get('deployments.apps', 'bookinfo', 'reviews-v1'), 'status')

  it('to 0 takes the pods away', async () => {
    await scale(0)
    cluster.clock.advance(1)
    expect(pods()).toEqual([])
    expect(status()).toMatchObject({ replicas: 0, readyReplicas: 0, availableReplicas: 0, observedGeneration: 2 })
    expect(get('replicasets.apps', 'bookinfo', 'reviews-v1-5d8c7')).toMatchObject({ spec: { replicas: 0 } })
  })
  it('up adds pods of the template with the proxy that is due to them, ready after 3 s', async () => {
    await scale(3)
    cluster.clock.advance(1)
    expect(
      pods()
        .map((pod) => textAt(pod, 'status', 'phase'))
        .sort(),
    ).toEqual(['Pending', 'Pending', 'Running'])
    expect(status()).toMatchObject({ replicas: 3, readyReplicas: 1, unavailableReplicas: 2 })
    cluster.clock.advance(3)
    expect(new Set(pods().map((pod) => textAt(pod, 'status', 'podIP'))).size).toBe(3)
    const added = pods().find(({ metadata }) => metadata.name !== 'reviews-v1-5d8c7-abcde')
    expect(added).toMatchObject({
      spec: { containers: [{ name: 'reviews' }], initContainers: [{ name: 'istio-proxy' }] },
      status: {
        phase: 'Running',
        conditions: expect.arrayContaining([expect.objectContaining({ type: 'Ready', status: 'True' })]) as [],
      },
    })
    expect(status()).toMatchObject({ replicas: 3, readyReplicas: 3, updatedReplicas: 3 })
    expect(status()).not.toHaveProperty('unavailableReplicas')
  })
  it('to 0 and back brings the proxy back, too', async () => {
    await scale(0)
    cluster.clock.advance(1)
    await scale(1)
    cluster.clock.advance(4)
    expect(pods()).toMatchObject([
      { spec: { containers: [{ name: 'reviews' }], initContainers: [{ name: 'istio-proxy' }] } },
    ])
  })
  it('replaces a pod that somebody deletes', () => {
    const [pod] = pods()
    cluster.store.delete('pods', 'bookinfo', pod?.metadata.name ?? '')
    cluster.clock.advance(1)
    expect(pods()).toHaveLength(1)
    expect(pods()[0]?.metadata.uid).not.toBe(pod?.metadata.uid)
  })
  it('stops at what the cluster has room for', async () => {
    await scale(1_000_000)
    cluster.clock.advance(1)
    expect(pods()).toHaveLength(100)
  })
  it('of a StatefulSet fills the numbers from 0 and frees the highest', () => {
    const set = { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'redis', namespace: 'shop' } }
    const template = {
      metadata: { labels: { app: 'redis' } },
      spec: { containers: [{ name: 'redis', image: 'redis:7' }] },
    }
    cluster.store.create({ ...set, spec: { replicas: 3, template } })
    cluster.clock.advance(4)
    expect(podsOf('redis').map(({ metadata }) => metadata.name)).toEqual(['redis-0', 'redis-1', 'redis-2'])
    cluster.store.update({ ...set, spec: { replicas: 1, template } })
    cluster.clock.advance(1)
    expect(podsOf('redis').map(({ metadata }) => metadata.name)).toEqual(['redis-0'])
  })
  it('touches nothing that nobody touched', () => {
    const version = cluster.store.version()
    cluster.clock.advance(60)
    expect(cluster.store.version()).toBe(version)
  })
})

it('a pod that somebody creates is ready after 3 s', async () => {
  const body = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'bare' },
    spec: { containers: [{ name: 'c', image: 'i' }] },
  }
  const made = await cluster.call('/api/v1/namespaces/myapp/pods', { method: 'POST', body })
  expect(made.body).toMatchObject({ status: { phase: 'Pending' } })
  cluster.clock.advance(3)
  expect(get('pods', 'myapp', 'bare')).toMatchObject({ status: { phase: 'Running' } })
})
