import type { KubeObject } from '@/demo/kube-object'
import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import { ISTIOD, SOME_OBJECTS } from '@/demo/testing/some-objects'
import { itemsAt, textAt, valueAt } from '../json'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let cluster: TestCluster
beforeEach(async () => {
  const nodes = ['a', 'b'].map((name) => ({ apiVersion: 'v1', kind: 'Node', metadata: { name } }))
  cluster = await testCluster([...SOME_OBJECTS, ...ISTIOD, ...nodes])
})
afterEach(() => cluster.close())

const APPS = '/apis/apps/v1/namespaces/myapp'
const podsOf = (app: string) => cluster.store.list('pods').filter(({ metadata }) => metadata.labels?.app === app)
const names = (pods: readonly KubeObject[]) => pods.map(({ metadata }) => metadata.name)
const get = (resource: string, name: string) => cluster.store.get(resource, 'myapp', name)

function template(image: string, annotations = {}): object {
  return { metadata: { labels: { app: 'web' }, annotations }, spec: { containers: [{ name: 'web', image }] } }
}
async function create(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet', spec: object): Promise<void> {
  const selector = { matchLabels: { app: 'web' } }
  const body = { apiVersion: 'apps/v1', kind, metadata: { name: 'web' }, spec: { selector, ...spec } }
  expect((await cluster.call(`${APPS}/${kind.toLowerCase()}s`, { method: 'POST', body })).status).toBe(201)
}
async function patch(resource: string, spec: object): Promise<void> {
  const headers = { 'content-type': 'application/strategic-merge-patch+json' }
  const { status } = await cluster.call(`${APPS}/${resource}/web`, { method: 'PATCH', headers, body: { spec } })
  expect(status).toBe(200)
}
/** What `kubectl rollout restart` sends. */
const restart = (resource: string) => {
  const annotations = { 'kubectl.kubernetes.io/restartedAt': '2026-01-05T12:00:00Z' }
  return patch(resource, { template: { metadata: { annotations } } })
}
/** What `kubectl rollout status` waits for. */
function isRolledOut(): boolean {
  const { generation } = get('deployments.apps', 'web')?.metadata ?? {}
  const status = (field: string) => valueAt(get('deployments.apps', 'web'), 'status', field)
  const wanted = valueAt(get('deployments.apps', 'web'), 'spec', 'replicas')
  const counts = ['updatedReplicas', 'replicas', 'availableReplicas'].every((field) => status(field) === wanted)
  return status('observedGeneration') === generation && counts
}

describe('a Deployment', () => {
  it('gets a ReplicaSet and pods on nodes, ready after 3 s', async () => {
    await create('Deployment', { replicas: 2, template: template('web:1') })
    cluster.clock.advance(1)
    expect(podsOf('web').map((pod) => textAt(pod, 'status', 'phase'))).toEqual(['Pending', 'Pending'])
    expect(isRolledOut()).toBe(false)
    cluster.clock.advance(3)
    const [set] = cluster.store.list('replicasets.apps').filter(({ metadata }) => metadata.namespace === 'myapp')
    expect(set).toMatchObject({ spec: { replicas: 2 }, status: { readyReplicas: 2 } })
    expect(podsOf('web').every(({ metadata }) => metadata.name.startsWith(`${set?.metadata.name ?? '?'}-`))).toBe(true)
    expect(podsOf('web').map((pod) => ['a', 'b'].includes(textAt(pod, 'spec', 'nodeName')))).toEqual([true, true])
    expect(isRolledOut()).toBe(true)
    expect(get('deployments.apps', 'web')).toMatchObject({
      metadata: { generation: 1, annotations: { 'deployment.kubernetes.io/revision': '1' } },
      status: { conditions: [{ type: 'Available', status: 'True' }, { reason: 'NewReplicaSetAvailable' }] },
    })
  })
  it('replaces its pods one by one when the template changes, and never has fewer that are ready', async () => {
    await create('Deployment', { replicas: 2, template: template('web:1') })
    cluster.clock.advance(4)
    const old = names(podsOf('web'))
    await restart('deployments')
    const counts: string[] = []
    for (let second = 0; second < 8; second++) {
      cluster.clock.advance(1)
      const ready = podsOf('web').filter((pod) => textAt(pod, 'status', 'phase') === 'Running').length
      counts.push(`${ready}/${podsOf('web').length}`)
    }
    expect(counts).toEqual(['2/3', '2/3', '2/3', '2/3', '2/3', '2/3', '2/2', '2/2'])
    expect(names(podsOf('web')).filter((name) => old.includes(name))).toEqual([])
    expect(isRolledOut()).toBe(true)
  })
  it('goes back to the ReplicaSet it had when the template does, empty fields or not', async () => {
    await create('Deployment', { template: template('web:1') })
    cluster.clock.advance(4)
    const [first] = podsOf('web')
    const before = textAt(first, 'metadata', 'labels', 'pod-template-hash')
    for (const image of ['web:2', 'web:1']) {
      await patch('deployments', { template: { spec: { containers: [{ name: 'web', image, resources: {} }] } } })
      cluster.clock.advance(5)
    }
    expect(podsOf('web').map((pod) => textAt(pod, 'metadata', 'labels', 'pod-template-hash'))).toEqual([before])
    const sets = cluster.store.list('replicasets.apps').filter(({ metadata }) => metadata.namespace === 'myapp')
    const revisions = sets.map(({ metadata }) => metadata.annotations?.['deployment.kubernetes.io/revision'])
    expect(revisions.toSorted()).toEqual(['2', '3'])
  })
  it('keeps the old pod while the image of the new one does not come', async () => {
    await create('Deployment', { template: template('web:1') })
    cluster.clock.advance(4)
    await patch('deployments', { template: { spec: { containers: [{ name: 'web', image: 'nosuch:1' }] } } })
    cluster.clock.advance(30)
    const states = podsOf('web').map((pod) => {
      const [status] = itemsAt(pod, 'status', 'containerStatuses')
      return textAt(status, 'state', 'waiting', 'reason') || textAt(pod, 'status', 'phase')
    })
    expect(states.toSorted()).toEqual(['ImagePullBackOff', 'Running'])
    expect(isRolledOut()).toBe(false)
  })
  it('that was there before numbers its first ReplicaSet 1', () => {
    const reviews = cluster.store.get('deployments.apps', 'bookinfo', 'reviews-v1')
    if (reviews === undefined) throw new Error('no reviews')
    cluster.store.update({ ...reviews, spec: { ...(reviews.spec as object), template: template('web:2') } })
    cluster.clock.advance(5)
    const revisions = cluster.store
      .dependents(reviews.metadata.uid ?? '')
      .map(({ metadata }) => metadata.annotations?.['deployment.kubernetes.io/revision'])
    expect(revisions.toSorted()).toEqual(['1', '2'])
  })
  it('that is paused changes nothing, that recreates has no pod in between', async () => {
    await create('Deployment', { paused: true, template: template('web:1'), strategy: { type: 'Recreate' } })
    cluster.clock.advance(4)
    expect(podsOf('web')).toEqual([])
    await patch('deployments', { paused: false })
    cluster.clock.advance(4)
    await restart('deployments')
    cluster.clock.advance(1)
    expect(podsOf('web').map((pod) => textAt(pod, 'status', 'phase'))).toEqual(['Pending'])
  })
  it('with the same template keeps its pods whatever else is edited', async () => {
    await create('Deployment', { template: template('web:1') })
    cluster.clock.advance(4)
    const before = podsOf('web')
    await patch('deployments', { revisionHistoryLimit: 3 })
    cluster.clock.advance(5)
    expect(podsOf('web')).toEqual(before)
  })
})

it.each([
  ['StatefulSet', ['web-0', 'web-1']],
  ['DaemonSet', ['a', 'b']],
] as const)('a %s has one pod in each place, and replaces them one by one', async (kind, places) => {
  await create(kind, { ...(kind === 'StatefulSet' ? { replicas: 2 } : {}), template: template('web:1') })
  const place = (pod: KubeObject) => (kind === 'StatefulSet' ? pod.metadata.name : textAt(pod, 'spec', 'nodeName'))
  cluster.clock.advance(4)
  expect(get(`${kind.toLowerCase()}s.apps`, 'web')).toMatchObject({
    spec: { updateStrategy: { type: 'RollingUpdate' } },
  })
  const uids = podsOf('web').map(({ metadata }) => metadata.uid)
  expect(podsOf('web').map(place).toSorted()).toEqual(places)
  await restart(`${kind.toLowerCase()}s`)
  const old = () => podsOf('web').filter(({ metadata }) => uids.includes(metadata.uid)).length
  cluster.clock.advance(1)
  expect(old()).toBe(1)
  cluster.clock.advance(3)
  expect(old()).toBe(0)
  cluster.clock.advance(3)
  expect(podsOf('web').map(place).toSorted()).toEqual(places)
  expect(podsOf('web').map((pod) => textAt(pod, 'status', 'phase'))).toEqual(['Running', 'Running'])
})

describe('injection is decided when a pod is made', () => {
  const label = async (labels: object) => {
    const headers = { 'content-type': 'application/merge-patch+json' }
    await cluster.call('/api/v1/namespaces/myapp', { method: 'PATCH', headers, body: { metadata: { labels } } })
  }
  const proxies = () => podsOf('web').map((pod) => itemsAt(pod, 'spec', 'initContainers').length)

  it('a label of the namespace changes nothing until the pods are replaced', async () => {
    await create('Deployment', { template: template('web:1') })
    cluster.clock.advance(4)
    await label({ 'istio-injection': 'enabled' })
    cluster.clock.advance(10)
    expect(proxies()).toEqual([0])
    await restart('deployments')
    cluster.clock.advance(5)
    expect(proxies()).toEqual([1])
    await label({ 'istio-injection': null })
    await patch('deployments', { replicas: 2 })
    cluster.clock.advance(5)
    expect(proxies().toSorted()).toEqual([0, 1])
  })
  it('a pod that somebody creates gets its proxy at once', async () => {
    await label({ 'istio-injection': 'enabled' })
    const spec = { containers: [{ name: 'c', image: 'i' }] }
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bare', labels: { app: 'web' } }, spec }
    await cluster.call('/api/v1/namespaces/myapp/pods', { method: 'POST', body })
    expect(proxies()).toEqual([1])
  })
})
