import 'server-only'
import type { RevisionName } from '@/lib/istio/edit/labels/labels-answer'
import { revisionsOf } from '@/lib/mesh/revisions'
import { getRevisionTags } from '@/lib/server/control-plane/revision-tags'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { compareText } from '@/lib/std/compare-text'

/**
 * What a namespace can ask for: the revisions of the control planes that run, then the tags. Names of revisions are no secret: every
 * namespace that is injected says its own.
 */
export async function getRevisions(): Promise<readonly RevisionName[]> {
  const { store } = getClusterSource()
  const revisions = store === undefined ? [] : revisionsOf((kind) => store.list(kind))
  const tags = [...(await getRevisionTags()).tags].toSorted(([a], [b]) => compareText(a, b))
  return [
    ...revisions.map((name) => ({ name, tagOf: null })),
    // A revision goes before a tag of its name, as `default` has one.
    ...tags.flatMap(([name, tagOf]) => (revisions.includes(name) ? [] : [{ name, tagOf }])),
  ]
}
