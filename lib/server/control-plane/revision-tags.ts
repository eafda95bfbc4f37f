import 'server-only'
import { type TaggingWebhook, readRevisionTags } from '@/lib/istio/revision-tags'
import { getUnwatchedObjects } from '@/lib/server/checks/unwatched-source'
import { isRecord } from '@/lib/std/is-record'

/** The tags of revisions. They are missing, and not `known`, where Pharos may not read webhooks. */
export async function getRevisionTags(): Promise<{
  readonly tags: ReadonlyMap<string, string>
  readonly known: boolean
}> {
  const read = await getUnwatchedObjects()?.current()
  const known = read?.complete.includes('mutatingwebhookconfigurations.admissionregistration.k8s.io') === true
  return { tags: readRevisionTags((read?.objects ?? []).flatMap(toWebhook)), known }
}

function toWebhook(object: object): readonly TaggingWebhook[] {
  const of: unknown = object
  if (!isRecord(of) || of.kind !== 'MutatingWebhookConfiguration' || !isRecord(of.metadata)) return []
  const { name, labels } = of.metadata
  return [{ name: typeof name === 'string' ? name : '', labels: isRecord(labels) ? labels : {} }]
}
