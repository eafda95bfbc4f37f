import { buildClusterFacts } from '@/lib/mesh/build-cluster-facts'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { deployment, object, SETTINGS, snapshotOf } from '@/lib/mesh/testing/cluster-objects'
import { CLUSTER_KINDS, type ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject, KindState } from '@/lib/ports/cluster-store'
import { unixSeconds } from '@/lib/std/units'
import { buildMeshLookup, type MeshLookup } from '../references/mesh-lookup'

const NAMESPACES = ['shop', 'bank', 'istio-system'].map((name) => object(name, { metadata: { namespace: '' } }))

/** Namespaces `shop`, `bank`, `istio-system`; in `shop` the workload and the service `web`. */
export function shopSnapshot(objects: Partial<Record<ClusterKind, readonly ClusterObject[]>> = {}): Snapshot {
  return snapshotOf({
    namespaces: NAMESPACES,
    'deployments.apps': [deployment('web')],
    services: [object('web', { spec: { selector: { app: 'web' } } })],
    ...objects,
  })
}

/** @param unread kinds that could not be read */
export function lookupOf(snapshot: Snapshot, unread: readonly ClusterKind[] = []): MeshLookup {
  const states = CLUSTER_KINDS.map((kind): KindState => ({
    kind,
    state: unread.includes(kind) ? 'denied' : 'synced',
    objects: snapshot(kind).length,
    since: unixSeconds(0),
    message: undefined,
  }))
  return buildMeshLookup(snapshot, states, buildClusterFacts(snapshot, SETTINGS))
}
