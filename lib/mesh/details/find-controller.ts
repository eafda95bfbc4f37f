import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { Snapshot } from '../mesh-settings'

/** In the order in which a name is looked for: what controls comes before what is controlled. */
const KINDS = [
  ['Deployment', 'deployments.apps'],
  ['StatefulSet', 'statefulsets.apps'],
  ['DaemonSet', 'daemonsets.apps'],
  ['CronJob', 'cronjobs.batch'],
  ['Job', 'jobs.batch'],
  ['WorkloadGroup', 'workloadgroups.networking.istio.io'],
  ['ReplicaSet', 'replicasets.apps'],
  ['ReplicationController', 'replicationcontrollers'],
  ['Pod', 'pods'],
] as const satisfies readonly (readonly [kind: string, id: ClusterKind])[]

export interface Controller {
  readonly kind: string
  readonly object: ClusterObject
}

/**
 * The object that a workload's name means; undefined when only its pods tell of it.
 *
 * @param kind which of several of one name; null takes the first of the order above.
 */
export function findController(
  snapshot: Snapshot,
  namespace: string,
  name: string,
  kind: string | null,
): Controller | undefined {
  for (const [own, id] of KINDS) {
    if (kind !== null && kind !== own) continue
    const object = snapshot(id).find(({ metadata }) => metadata.name === name && metadata.namespace === namespace)
    if (object !== undefined) return { kind: own, object }
  }
  return kind === null ? undefined : findController(snapshot, namespace, name, null)
}
