import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { clusterState } from './cluster-state'

const kind = (state: KindState['state'], since = 0, objects = 0): KindState => ({
  kind: 'pods',
  state,
  objects,
  since: unixSeconds(since),
  message: state === 'failed' || state === 'denied' ? `${state} since ${since}` : undefined,
})

test.each([
  ['all read', [kind('synced', 3, 5), kind('absent', 9)], { state: 'fresh', since: 9, message: undefined }],
  ['one still being read', [kind('synced', 3), kind('starting', 4)], { state: 'starting', since: 4 }],
  ['one without a right', [kind('synced', 3), kind('denied', 4)], { state: 'denied', message: 'denied since 4' }],
  ['lost after reading', [kind('failed', 8), kind('failed', 7, 5)], { state: 'stale', message: 'failed since 7' }],
  ['never reached', [kind('failed', 8), kind('starting', 1)], { state: 'failed', message: 'failed since 8' }],
])('a cluster with its kinds %s', (_title, states, expected) => {
  expect(clusterState(states)).toMatchObject(expected)
})
