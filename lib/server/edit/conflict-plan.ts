import 'server-only'
import type { ComposedUpdate } from '@/lib/istio/edit/compose-update'
import { toPointer } from '@/lib/istio/edit/json-pointer'
import { findFieldManagers } from '@/lib/istio/edit/ownership/field-managers'
import { sayPath } from '@/lib/istio/edit/words/say-path'
import type { LiveObject } from '@/lib/ports/cluster-writer'
import { printExactJson } from '@/lib/std/exact-json'
import type { Json } from '@/lib/std/json'
import type { ConflictPlan, LastWriter } from '@/lib/url/edit-types'
import { printLive } from './object-texts'

/** What both changed differently, field by field: nothing is overwritten unseen. */
export function conflictPlan({ conflicts }: ComposedUpdate, live: LiveObject, merged: string): ConflictPlan {
  const pointers = conflicts.map(({ at }) => toPointer(at))
  return {
    state: 'conflict',
    conflicts: conflicts.map(({ at, before, mine, theirs }, i) => ({
      path: sayPath(at),
      pointer: pointers[i] ?? '',
      ...written('before', before),
      ...written('mine', mine),
      ...written('theirs', theirs),
    })),
    live: printLive(live),
    merged,
    by: lastWriter(live, pointers),
  }
}

/** The last who wrote any of these places. */
export function lastWriter(live: LiveObject, pointers: readonly string[]): LastWriter | null {
  const times = findFieldManagers(live, pointers).flatMap(({ manager, at }) =>
    at === undefined ? [] : [{ manager, at }],
  )
  return times.toSorted((a, b) => b.at.localeCompare(a.at))[0] ?? null
}

function written(side: 'before' | 'mine' | 'theirs', value: Json | undefined): object {
  return value === undefined ? {} : { [side]: printExactJson(value) }
}
