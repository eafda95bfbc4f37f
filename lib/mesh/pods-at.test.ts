import type { ClusterObject } from '@/lib/ports/cluster-store'
import { expect, it } from 'vitest'
import { podsAt } from './pods-at'

const pod = (namespace: string, name: string, podIP: string): ClusterObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    ...{ name, namespace, uid: name, resourceVersion: '1', generation: 1, labels: {}, annotations: {}, owners: [] },
    ...{ creationTimestamp: undefined, deletionTimestamp: undefined },
  },
  spec: {},
  status: { podIP },
  data: undefined,
})

it('finds the one pod of an address, where it may be seen', () => {
  const pods = [
    pod('shop', 'web', '10.0.0.1'),
    pod('secret', 'x', '10.0.0.2'),
    pod('a', 'n1', '10.0.0.3'),
    pod('b', 'n2', '10.0.0.3'),
  ]
  const snapshot = (kind: string): readonly ClusterObject[] => (kind === 'pods' ? pods : [])
  const asked = ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '']
  expect(podsAt(snapshot, asked, (namespace) => namespace !== 'secret')).toEqual([
    { address: '10.0.0.1', namespace: 'shop', pod: 'web', workload: 'web' },
  ])
})
