import { readNewObjects } from '@/lib/config-objects/read-new-objects'
import { defineSubsets } from '@/lib/istio/split/compose-split'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { missingSubsets } from './missing-subsets'
import type { NewTarget } from './new-target'

/** What was made of an object. */
export interface Composed {
  readonly target: Pick<NewTarget, 'kind' | 'namespace' | 'name'> & { readonly isNew: boolean }
  /** What it began with. */
  readonly before: string
  readonly text: string
}

/**
 * The changes to be made together: of the objects, and the subsets that they name and nothing defines. Undefined: a text is no object that
 * could be made.
 */
export function composeChanges(
  routing: ServiceRouting,
  objects: readonly Composed[],
): readonly EditRequest[] | undefined {
  const changes: EditRequest[] = []
  for (const { target, before, text } of objects) {
    const { kind, namespace, name, isNew } = target
    const missing = missingSubsets(readYamlRecord(text) ?? {}, routing)
    if (missing.length > 0) changes.push(defineSubsets(routing, missing))
    if (!isNew) changes.push({ action: 'update', kind, namespace, name, before, after: text })
    else {
      const made = readNewObjects(text, kind)
      if (!made.ok) return undefined
      changes.push(...made.value.map(({ text: after, ...object }) => ({ action: 'create' as const, ...object, after })))
    }
  }
  return changes
}
