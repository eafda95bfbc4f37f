import { expect, it } from 'vitest'
import { podsNamed } from './pods-named'
import { object, ownedBy, snapshotOf } from './testing/cluster-objects'

it('finds pods by their whole name and says what runs them, where they may be seen', () => {
  const owner = { labels: { 'pod-template-hash': '5d8' }, ...ownedBy('ReplicaSet', 'web-5d8') }
  const snapshot = snapshotOf({
    pods: [
      object('web-5d8-x2', { metadata: owner }),
      object('web-5d8-x2', { metadata: { ...owner, namespace: 'secret' } }),
      object('web-5d8-x22', { metadata: owner }),
    ],
  })
  expect(podsNamed(snapshot, 'web-5d8-x2', (namespace) => namespace !== 'secret')).toEqual([
    { namespace: 'shop', pod: 'web-5d8-x2', workload: 'web' },
  ])
})
