import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { clusterState } from './cluster-state'

const kind = (state: KindState['state'], since = 0, objects = 0, name: KindState['kind'] = 'pods'): KindState => ({
  kind: name,
  state,
  objects,
  since: unixSeconds(since),
  message: state === 'failed' || state === 'denied' ? `${state} since ${since}` : undefined,
})

test.each([
  ['all read', [kind('synced', 3, 5), kind('absent', 9)], { state: 'fresh', since: 9, message: undefined }],
  ['one still being read', [kind('synced', 3), kind('starting', 4)], { state: 'starting', since: 4 }],
  ['one without a right', [kind('synced', 3), kind('denied', 4)], { state: 'denied', message: 'denied since 4' }],
  [
    'one refused that only some cards need',
    [kind('synced', 3, 5), kind('denied', 4, 0, 'gateways.networking.istio.io')],
    { state: 'partial', message: 'Not read: gateways.networking.istio.io. denied since 4' },
  ],
  [
    'one of those failing, and one that all need refused',
    [kind('failed', 3, 5, 'gateways.networking.istio.io'), kind('denied', 4)],
    { state: 'stale' },
  ],
  [
    'one refused while others are still being read',
    [kind('starting', 3), kind('denied', 4, 0, 'gateways.networking.istio.io')],
    { state: 'starting' },
  ],
  ['lost after reading', [kind('failed', 8), kind('failed', 7, 5)], { state: 'stale', message: 'failed since 7' }],
  ['never reached', [kind('failed', 8), kind('starting', 1)], { state: 'failed', message: 'failed since 8' }],
])('a cluster with its kinds %s', (_title, states, expected) => {
  expect(clusterState(states)).toMatchObject(expected)
})
