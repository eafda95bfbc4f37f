import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { Gauge, Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { setClusterObjects } from './set-cluster-objects'

const pods = (objects: number): KindState[] => [
  { kind: 'pods', state: 'synced', objects, since: unixSeconds(0), message: undefined },
]

test('the objects of each kind are counted under the name that the cluster has now', async () => {
  const gauge = new Gauge({ name: 'objects', help: 'h', labelNames: ['cluster', 'kind'], registers: [new Registry()] })
  setClusterObjects(gauge, { name: 'Kubernetes', states: () => pods(3) })
  setClusterObjects(gauge, { name: 'east', states: () => pods(2) })
  expect((await gauge.get()).values).toEqual([{ labels: { cluster: 'east', kind: 'pods' }, value: 2 }])
})
