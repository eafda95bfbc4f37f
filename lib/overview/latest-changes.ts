import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { byPlace } from '@/lib/lists/by-place'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import type { ObjectChange } from './model'

const MOST = 10
/** Machines register themselves all the time. */
const SELF_MADE = 'workloadentries.networking.istio.io'

interface Where {
  readonly cluster: string
  readonly isVisible: (namespace: string) => boolean
}

/**
 * The objects of Istio and the Gateway API that were written last, as the objects themselves tell: at most ten, the newest first. What
 * was deleted is not among them. An object that does not tell who wrote it stands at its creation.
 */
export function latestChanges(snapshot: Snapshot, { cluster, isVisible }: Where): readonly ObjectChange[] {
  return CONFIG_KINDS.filter((kind) => kind !== SELF_MADE)
    .flatMap((kind) =>
      snapshot(kind).flatMap((object) => (isVisible(object.metadata.namespace) ? changeOf(object, kind, cluster) : [])),
    )
    .sort((a, b) => compareText(b.at, a.at) || compareText(a.kind, b.kind) || byPlace(a, b))
    .slice(0, MOST)
}

function changeOf({ kind, metadata }: ClusterObject, id: string, cluster: string): readonly ObjectChange[] {
  const { namespace, name, creationTimestamp, lastWrite } = metadata
  const at = lastWrite?.at ?? creationTimestamp
  if (at === undefined) return []
  const place = { cluster, namespace, name }
  const created = lastWrite === undefined || lastWrite.at === creationTimestamp
  return [{ id: `${id} ${namespace}/${name}`, kind, ...place, at, by: lastWrite?.by ?? null, created }]
}
