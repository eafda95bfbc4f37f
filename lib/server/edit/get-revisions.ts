import 'server-only'
import type { RevisionName } from '@/lib/istio/edit/labels/labels-answer'
import { type TaggingWebhook, readRevisionTags } from '@/lib/istio/revision-tags'
import { revisionsOf } from '@/lib/mesh/revisions'
import { getUnwatchedObjects } from '@/lib/server/checks/unwatched-source'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { compareText } from '@/lib/std/compare-text'
import { isRecord } from '@/lib/std/is-record'

/**
 * What a namespace can ask for: the revisions of the control planes that run, then the tags. Tags are missing where Pharos may not read
 * webhooks. Names of revisions are no secret: every namespace that is injected says its own.
 */
export async function getRevisions(): Promise<readonly RevisionName[]> {
  const { store } = getClusterSource()
  const revisions = store === undefined ? [] : revisionsOf((kind) => store.list(kind))
  const objects = (await getUnwatchedObjects()?.current())?.objects ?? []
  const tags = [...readRevisionTags(objects.flatMap(toWebhook))].toSorted(([a], [b]) => compareText(a, b))
  return [
    ...revisions.map((name) => ({ name, tagOf: null })),
    // A revision goes before a tag of its name, as `default` has one.
    ...tags.flatMap(([name, tagOf]) => (revisions.includes(name) ? [] : [{ name, tagOf }])),
  ]
}

function toWebhook(object: object): readonly TaggingWebhook[] {
  const of: unknown = object
  if (!isRecord(of) || of.kind !== 'MutatingWebhookConfiguration' || !isRecord(of.metadata)) return []
  const { name, labels } = of.metadata
  return [{ name: typeof name === 'string' ? name : '', labels: isRecord(labels) ? labels : {} }]
}
