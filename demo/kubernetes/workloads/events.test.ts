import { testCluster, type TestCluster } from '@/demo/testing/kube-client'
import { SOME_OBJECTS } from '@/demo/testing/some-objects'
import { objectAt, textAt } from '../json'
import { afterEach, beforeEach, expect, it } from 'vitest'

let cluster: TestCluster
beforeEach(async () => {
  cluster = await testCluster([...SOME_OBJECTS, { apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } }])
})
afterEach(() => cluster.close())

function change(spec: object): void {
  const reviews = cluster.store.get('deployments.apps', 'bookinfo', 'reviews-v1')
  if (reviews === undefined) throw new Error('no reviews')
  cluster.store.update({ ...reviews, spec: { ...objectAt(reviews, 'spec'), ...spec } })
}
/** `Deployment reviews-v1 ScalingReplicaSet: …`, with the made up part of names left out. */
function told(): readonly string[] {
  return cluster.store
    .list('events')
    .map((event) => {
      const [kind, name] = ['kind', 'name'].map((field) => textAt(event, 'involvedObject', field))
      return `${kind} ${name} ${textAt(event, 'type')} ${textAt(event, 'reason')}: ${textAt(event, 'message')}`
    })
    .map((line) => line.replaceAll(/(reviews-v1)-[a-z0-9-]+/g, '$1-*'))
    .toSorted()
}

it('pods and rollouts are told of', () => {
  change({ replicas: 2 })
  cluster.clock.advance(5)
  expect(told()).toEqual([
    'Deployment reviews-v1 Normal ScalingReplicaSet: Scaled up replica set reviews-v1-* from 1 to 2',
    'Pod reviews-v1-* Normal Scheduled: Successfully assigned bookinfo/reviews-v1-* to a',
    'Pod reviews-v1-* Normal Started: Started container reviews',
    'ReplicaSet reviews-v1-* Normal SuccessfulCreate: Created pod: reviews-v1-*',
  ])
})
it('pods that go, and images that do not come', () => {
  change({ template: { metadata: {}, spec: { containers: [{ name: 'reviews', image: 'nosuch:1' }] } } })
  cluster.clock.advance(5)
  expect(told()).toContain('Pod reviews-v1-* Warning BackOff: Back-off pulling image "nosuch:1"')
  change({ replicas: 0 })
  cluster.clock.advance(2)
  expect(told()).toContain('ReplicaSet reviews-v1-* Normal SuccessfulDelete: Deleted pod: reviews-v1-*')
  expect(told()).toContain('Pod reviews-v1-* Normal Killing: Stopping container reviews')
})
it('events are gone after an hour', () => {
  change({ replicas: 2 })
  cluster.clock.advance(3590)
  expect(told().length).toBeGreaterThan(0)
  cluster.clock.advance(120)
  expect(told()).toEqual([])
})
it('a namespace that ends hears of nothing more', () => {
  cluster.store.delete('namespaces', '', 'bookinfo')
  cluster.clock.advance(5)
  expect(cluster.store.get('namespaces', '', 'bookinfo')).toBeUndefined()
  expect(told()).toEqual([])
})
