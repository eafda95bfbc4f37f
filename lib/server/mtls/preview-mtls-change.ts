import 'server-only'
import type { User } from '@/lib/access/user'
import { valueAt } from '@/lib/istio/edit/read-json'
import type { MtlsObject } from '@/lib/istio/mtls/mtls-config'
import { previewMtls } from '@/lib/istio/mtls/preview-mtls'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { type JsonRecord, sameJson } from '@/lib/std/json'
import type { MtlsOutlook } from '@/lib/url/mtls-types'
import { getSeenTraffic } from './get-seen-traffic'
import { POLICIES, readMtlsCluster, RULES } from './read-mtls-cluster'

/** One object as it shall be; undefined: it goes. */
export interface MtlsChange {
  readonly ref: ObjectRef
  readonly object: JsonRecord | undefined
}

/**
 * What changes of PeerAuthentications and DestinationRules would do to the traffic of the last day, as far as the user may see; null:
 * none of them touches mutual TLS.
 *
 * @throws PharosError when nobody can say what the user may see.
 */
export async function previewMtlsChange(
  user: User,
  changes: readonly MtlsChange[],
  signal: AbortSignal,
): Promise<MtlsOutlook | null> {
  const { store } = getClusterSource()
  if (store === undefined || !changes.some((change) => touchesMtls(store, change))) return null
  const cluster = await readMtlsCluster(user, store)
  if (cluster === undefined) return null
  const { facts, states: _, config: before, limited, ...rest } = cluster
  const { edges, seconds, reason } = await getSeenTraffic(facts, signal)
  const after = { policies: changed(before.policies, POLICIES, changes), rules: changed(before.rules, RULES, changes) }
  return { ...previewMtls({ ...rest, before, after, edges }), seen: { seconds, reason }, limited }
}

/** A DestinationRule mostly says other things. */
function touchesMtls(store: ClusterStore, { ref, object }: MtlsChange): boolean {
  if (ref.kind === POLICIES) return true
  if (ref.kind !== RULES) return false
  const now = store.get(ref.kind, ref.namespace, ref.name)?.spec
  return JSON.stringify([now ?? null, object?.spec ?? null]).includes('"tls":') && !sameJson(now, object?.spec)
}

function changed(all: readonly MtlsObject[], kind: ClusterKind, changes: readonly MtlsChange[]): readonly MtlsObject[] {
  return changes
    .filter(({ ref }) => ref.kind === kind)
    .reduce<readonly MtlsObject[]>((objects, { ref, object }) => {
      const isIt = (one: MtlsObject) => one.namespace === ref.namespace && one.name === ref.name
      const old = objects.find(isIt)
      const spec: unknown = object === undefined ? undefined : valueAt(object, 'spec')
      // What only has other labels is the same object for mutual TLS.
      if (old !== undefined && object !== undefined && sameJson(old.spec, spec)) return objects
      const rest = objects.filter((one) => !isIt(one))
      return object === undefined ? rest : [...rest, { ...ref, createdAt: old?.createdAt ?? null, spec }]
    }, all)
}
