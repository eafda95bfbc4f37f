import { editablePart } from '@/lib/istio/edit/editable-part'
import { makePatch } from '@/lib/istio/edit/make-patch'
import { mergeVersions } from '@/lib/istio/edit/merge-versions'
import { toSteps } from '@/lib/istio/edit/to-steps'
import { sayPath } from '@/lib/istio/edit/words/say-path'
import { changeYaml } from '@/lib/yaml/change-yaml'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'

export interface Versions {
  /** What the draft began with, the draft, and the object as it is now; YAML texts. */
  readonly before: string
  readonly mine: string
  readonly theirs: string
}

/**
 * - `same`: nothing that can be edited has changed meanwhile
 * - `unreadable`: the draft is no YAML of one object, so nothing can be merged into it
 * - `conflict`: both changed these places differently, and a person must choose
 * - `merged`: the draft with what others changed at these places, its comments kept
 */
export type DraftMerge =
  | { readonly state: 'same' | 'unreadable' }
  | { readonly state: 'conflict'; readonly paths: readonly string[] }
  | { readonly state: 'merged'; readonly paths: readonly string[]; readonly text: string }

/** Brings what became of an object meanwhile into a draft of it (product.md section 6, step 11). */
export function mergeDraft({ before, mine, theirs }: Versions): DraftMerge {
  const [base, draft, live] = [before, mine, theirs].map(readYamlRecord)
  if (base === undefined || live === undefined) return { state: 'same' }
  const changed = makePatch(editablePart(base), editablePart(live))
  if (changed.length === 0) return { state: 'same' }
  if (draft === undefined) return { state: 'unreadable' }
  const { merged, conflicts } = mergeVersions(base, draft, live)
  if (conflicts.length > 0) return { state: 'conflict', paths: conflicts.map(({ at }) => sayPath(at)) }
  const paths = changed.map(({ path }) => sayPath(toSteps(path, live)))
  return { state: 'merged', paths, text: changeYaml(mine, merged) }
}
