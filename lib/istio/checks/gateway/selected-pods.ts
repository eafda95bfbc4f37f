import type { CheckedObject } from '../model/checked-object'
import { field, textEntries } from '../model/json'
import type { Mesh } from '../model/mesh'
import { pods } from '../model/workloads'

/** The selector of a Gateway as pairs; an empty one selects all (D9). */
export function selectorOf({ spec }: CheckedObject): readonly (readonly [string, string])[] {
  return textEntries(field(spec, 'selector'))
}

/** Sorted `key=value`, so that equal selectors are equal texts. */
export function selectorText(gateway: CheckedObject): string {
  return selectorOf(gateway)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(',')
}

/** The pods that a Gateway configures, of all namespaces. */
export function selectedPods(gateway: CheckedObject, mesh: Mesh): readonly CheckedObject[] {
  return pods(mesh).select(selectorOf(gateway))
}
