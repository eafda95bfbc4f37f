import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { mergeStates } from './merge-states'
import { expect, test } from 'vitest'

const state = (name: KindState['state'], objects: number): KindState => ({
  kind: 'configmaps',
  state: name,
  objects,
  since: unixSeconds(1),
  message: name,
})

test('several watches of a kind are as good as the worst, and hold the objects of all', () => {
  expect(mergeStates([])).toBeUndefined()
  expect(mergeStates([state('synced', 1), state('denied', 0), state('starting', 2)])).toEqual(state('denied', 3))
  expect(mergeStates([state('denied', 1), state('failed', 1)])?.state).toBe('failed')
  expect(mergeStates([state('synced', 1), state('absent', 0)])?.state).toBe('absent')
})
