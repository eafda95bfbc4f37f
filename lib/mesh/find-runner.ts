import type { ClusterObject, ObjectMeta, OwnerReference } from '@/lib/ports/cluster-store'

/** Names of the workloads that ReplicaSets and the like belong to, by `partKey`. */
export type Parents = ReadonlyMap<string, string>

export function partKey(kind: string, { namespace, name }: Pick<ObjectMeta, 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`
}

/** The owner that controls an object. */
export function controllerOf({ metadata }: ClusterObject): OwnerReference | undefined {
  return metadata.owners.find(({ controller }) => controller)
}

/**
 * The name of the workload that runs a pod, which is the name its proxy puts into metrics: that of the Deployment or other
 * owner of its ReplicaSet, of the CronJob of its Job, of any other owner, or its own.
 *
 * ReplicaSets and Jobs that are not known (no right to list them) are told as Istio's injector tells them: by the
 * template's hash, and by the digits that a CronJob puts behind its name.
 */
export function findRunner(pod: ClusterObject, parents: Parents): string {
  const { namespace, name, labels } = pod.metadata
  const owner = controllerOf(pod)
  // A pod that a node was given by file is owned by the node, which runs many of them.
  if (owner === undefined || owner.kind === 'Node') return name
  const parent = parents.get(partKey(owner.kind, { namespace, name: owner.name }))
  if (parent !== undefined) return parent
  if (owner.kind === 'ReplicaSet') return withoutHash(owner.name, labels['pod-template-hash'])
  if (owner.kind === 'Job') return owner.name.replace(/-\d{8,10}$/, '')
  return owner.name
}

function withoutHash(name: string, hash: string | undefined): string {
  const end = `-${hash ?? ''}`
  return hash !== undefined && name.endsWith(end) && name !== end ? name.slice(0, -end.length) : name
}
