import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { controllerOf, findRunner, partKey } from '../find-runner'
import type { Snapshot } from '../mesh-settings'

/** The pods of a namespace by the workload that runs them, each list sorted by name; ended ones included. */
export function podsByWorkload(snapshot: Snapshot, namespace: string): ReadonlyMap<string, readonly ClusterObject[]> {
  const inNamespace = ({ metadata }: ClusterObject): boolean => metadata.namespace === namespace
  const parents = new Map(
    (['ReplicaSet', 'ReplicationController', 'Job'] as const).flatMap((kind) =>
      snapshot(KIND_IDS[kind])
        .filter(inNamespace)
        .map((object) => [partKey(kind, object.metadata), parentOf(kind, object)] as const),
    ),
  )
  const pods = snapshot('pods').filter(inNamespace)
  const sorted = pods.toSorted((a, b) => compareText(a.metadata.name, b.metadata.name))
  return groupBy(sorted, (pod) => findRunner(pod, parents))
}

const KIND_IDS = {
  ReplicaSet: 'replicasets.apps',
  ReplicationController: 'replicationcontrollers',
  Job: 'jobs.batch',
} as const

function parentOf(kind: keyof typeof KIND_IDS, object: ClusterObject): string {
  const owner = controllerOf(object)
  if (owner === undefined || (kind === 'Job' && owner.kind !== 'CronJob')) return object.metadata.name
  return owner.name
}
