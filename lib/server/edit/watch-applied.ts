import 'server-only'
import { isJsonRecord } from '@/lib/istio/edit/json-shape'
import { findFate } from '@/lib/istio/edit/find-fate'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { FIELD_MANAGER, type LiveObject, type ObjectRef } from '@/lib/ports/cluster-writer'
import { log, logged } from '@/lib/server/process/log'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { parseExactJson } from '@/lib/std/exact-json'
import type { Json, JsonRecord } from '@/lib/std/json'
import type { LastWriter } from '@/lib/url/edit-types'
import { readYamlRecord } from '@/lib/yaml/read-yaml-record'
import { lastWriter } from './conflict-plan'
import { type ChangedObject, newChangeId, sealReversion } from './change-record'
import { getChangeLog } from './change-source'

/** How long a change is looked after (product.md section 6, step 9). */
export const WATCH_MS = 300_000

/**
 * Step 9 of the safe edit: looks whether somebody writes back what a change replaced, and records who. It reads the objects that are
 * kept current anyway, so it costs the API server nothing; who deleted an object nobody tells.
 *
 * @param after the API server's answer to the change; undefined after a deletion
 */
export function watchApplied(id: string, object: ChangedObject, after: LiveObject | undefined): void {
  const { store } = getClusterSource()
  const { action, before, kind, namespace, name } = object
  // Nobody writes back that there was nothing.
  if (store === undefined || before === null || object.after === null || action === 'create') return
  const course = { before: readYamlRecord(before), after: readYamlRecord(object.after) }
  const writtenAt = after === undefined ? undefined : lastWriter(after, [''])?.at
  let isSeen = false
  let looked: ClusterObject | undefined | null = null
  const look = (): void => {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the kind of a record is that of the plan it was made by
    const now = store.get(kind as ObjectRef['kind'], namespace, name)
    // Whatever changes in the cluster leads here, a hundred times a second where pods come and go.
    if (now === looked) return
    looked = now
    const fate = findFate({ ...course, now: now === undefined ? undefined : partOf(now) })
    if (fate === 'stands') isSeen = true
    if (fate !== 'reverted' || now?.metadata.lastWrite === undefined) return
    const { by: manager, at } = now.metadata.lastWrite
    // Until the change itself has arrived here, the object says what it said before.
    if (!isSeen && !(writtenAt !== undefined && at > writtenAt)) return
    end()
    // Taken back through Pharos: that has a record of its own.
    if (manager !== FIELD_MANAGER) void recordReversion(id, { manager, at })
  }
  const unsubscribe = store.subscribe(look)
  const timer = setTimeout(() => end(), WATCH_MS)
  timer.unref()
  const end = (): void => {
    clearTimeout(timer)
    unsubscribe()
  }
}

async function recordReversion(reverts: string, by: LastWriter): Promise<void> {
  const nowMs = Date.now()
  const stored = { id: newChangeId(nowMs), at: new Date(nowMs).toISOString(), user: '' }
  const kept = await getChangeLog().append(sealReversion({ reverts, by }, stored))
  if (!kept.ok) log().error({ error: logged(kept.error.message) }, 'a reverted change was not recorded')
}

/** Of a kept object what a change can touch. */
function partOf({ metadata: { labels, annotations }, spec }: ClusterObject): JsonRecord {
  const json: Json = parseExactJson(JSON.stringify({ metadata: { labels, annotations }, spec }))
  return isJsonRecord(json) ? json : {}
}
