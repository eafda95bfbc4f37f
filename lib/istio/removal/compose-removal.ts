import type { EditRequest } from '@/lib/url/edit-types'
import { objectId, type Verdict } from './removal-model'

/** The changes that delete the routing, to be made together, but for what the user keeps (by `objectId`). */
export function composeRemoval(verdicts: readonly Verdict[], kept: ReadonlySet<string>): readonly EditRequest[] {
  return verdicts.flatMap((verdict): readonly EditRequest[] => {
    const { kind, namespace, name, text } = verdict.object
    if (verdict.fate === 'stays' || kept.has(objectId(verdict.object))) return []
    return verdict.fate === 'goes'
      ? [{ action: 'delete', kind, namespace, name }]
      : [{ action: 'update', kind, namespace, name, before: text, after: verdict.after }]
  })
}
