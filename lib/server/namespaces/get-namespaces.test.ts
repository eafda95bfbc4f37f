import type { KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { expect, test } from 'vitest'
import { unlisted } from './get-namespaces'

const storeIn = (state: KindState['state']) => ({
  states: (): readonly KindState[] => [
    { kind: 'namespaces', state, objects: 0, since: unixSeconds(0), message: undefined },
  ],
})

test.each([
  ['the cluster refuses to list them', storeIn('denied'), ['shop'], ['shop']],
  ['the cluster lists them, so one that is missing is gone', storeIn('synced'), ['removed'], []],
  ['the user may see all', storeIn('denied'), '*', []],
  ['there is no cluster', undefined, ['shop'], []],
] as const)(
  'allowed namespaces are shown without being listed only where needed: %s',
  (_, store, allowed, expected) => {
    expect(unlisted(store, allowed)).toEqual(expected)
  },
)
