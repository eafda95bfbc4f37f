import type { WorkloadFacts } from '@/lib/graph/facts'
import { podsByWorkload } from '@/lib/mesh/details/pods-of'
import { readPod } from '@/lib/mesh/read-pod'
import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import type { KnownMesh, NamedComponent } from './known-mesh'
import type { MeasuredPod } from './pod-usage'
import { placeWorkloads } from './place-workloads'
import { type WorkloadRole, workloadRoles } from './workload-roles'

type Labels = Readonly<Record<string, string>>

/** A workload that runs the mesh, with its pods. */
export interface MeshWorkload {
  readonly role: WorkloadRole
  readonly workload: WorkloadFacts
  /** Those that ran to their end are not among them. */
  readonly pods: readonly ClusterObject[]
}

/** What `istio.components` names, with all that it was found to be; none where it is not there. */
export interface NamedWorkloads {
  readonly named: NamedComponent
  readonly workloads: readonly Omit<MeshWorkload, 'role'>[]
}

/** What a source, or Pharos, runs as. */
export interface RunningPlace {
  /** Of its component. */
  readonly id: string
  readonly namespace: string
  readonly workloads: readonly Omit<MeshWorkload, 'role'>[]
  /** What is wrong with the setting that names the workload; null: nothing. */
  readonly problem: string | null
  /** `istio.components` says of one of them that the mesh does not work without it. */
  readonly core: boolean
}

export interface RunningMesh {
  readonly workloads: readonly MeshWorkload[]
  readonly named: readonly NamedWorkloads[]
  readonly places: readonly RunningPlace[]
}

/** The workloads that run the mesh, whoever may see them. */
export function findRunning({
  cluster,
  snapshot,
  named,
  places,
  ownNamespace,
}: Pick<KnownMesh, 'cluster' | 'snapshot' | 'named' | 'places' | 'ownNamespace'>): RunningMesh {
  const roles = workloadRoles(cluster)
  const podsOf = podFinder(snapshot)
  const isOther = ({ namespace, name }: WorkloadFacts): boolean => roles.has(`${namespace}/${name}`)
  return {
    workloads: cluster.workloads.flatMap((workload) => {
      const role = roles.get(`${workload.namespace}/${workload.name}`)
      return role === undefined ? [] : [{ role, workload, pods: podsOf(workload) }]
    }),
    named: named.map((one) => ({
      named: one,
      workloads: cluster.workloads
        .filter((workload) => isMeant(one, workload))
        .map((workload) => ({ workload, pods: podsOf(workload) })),
    })),
    places: places.flatMap((place): readonly RunningPlace[] => {
      const { namespace, workloads, problem } = placeWorkloads(place, cluster, { ownNamespace, isOther })
      if (namespace === null) return []
      const core = named.some((one) => one.core && workloads.some((workload) => isMeant(one, workload)))
      const running = workloads.map((workload) => ({ workload, pods: podsOf(workload) }))
      return [{ id: place.id, namespace, workloads: running, problem, core }]
    }),
  }
}

function isMeant({ namespace, workload: name, labels }: NamedComponent, workload: WorkloadFacts): boolean {
  if (workload.namespace !== namespace) return false
  return name === '' ? hasAll(workload.labels, labels) : workload.name === name
}

function hasAll(labels: Labels, wanted: Labels): boolean {
  const pairs = Object.entries(wanted)
  return pairs.length > 0 && pairs.every(([label, value]) => labels[label] === value)
}

/** Pods are put to workloads once for each namespace that is asked about. */
function podFinder(snapshot: KnownMesh['snapshot']) {
  const known = new Map<string, ReturnType<typeof podsByWorkload>>()
  return ({ namespace, name }: WorkloadFacts): readonly ClusterObject[] => {
    const pods = known.get(namespace) ?? podsByWorkload(snapshot, namespace)
    known.set(namespace, pods)
    return (pods.get(name) ?? []).filter((pod) => !readPod(pod).ended)
  }
}

/** The pods whose use of CPU and memory is asked for, and the workloads that they belong to. */
export function measuredPods({ workloads, named, places }: RunningMesh): {
  readonly pods: readonly MeasuredPod[]
  readonly workloads: readonly WorkloadFacts[]
} {
  const all = [
    ...workloads,
    ...[...named, ...places].flatMap((one) => one.workloads.map((each) => ({ role: null, ...each }))),
  ]
  return {
    workloads: all.map(({ workload }) => workload),
    pods: all.flatMap(({ role, pods }) =>
      pods.map(({ metadata: { namespace, name }, status }) => ({
        namespace,
        name,
        address: JsonPlace.root(status, 'status').field('podIP').text() ?? null,
        reports: role === 'istiod',
      })),
    ),
  }
}
