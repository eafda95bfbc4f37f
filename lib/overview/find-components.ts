import type { ClusterFacts } from '@/lib/graph/facts'
import { replicaHealth } from '@/lib/health/replica-health'
import { byPlace } from '@/lib/lists/by-place'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { imageTag } from '@/lib/topology/image-tag'
import { NO_REVISION } from '@/lib/topology/no-revision'
import { workloadImages } from '@/lib/topology/workload-images'
import { type WorkloadRole, workloadRoles } from '@/lib/topology/workload-roles'
import type { ControlPlane, MeshComponent } from './model'

/** What runs the mesh itself, each sorted by namespace and name. */
export interface Components {
  readonly controlPlanes: readonly ControlPlane[]
  /** Gateways and ztunnel. */
  readonly components: readonly MeshComponent[]
}

/** Finds istiod, ztunnel and gateways of a cluster by the labels of Istio's installations, and gateways by what is configured. */
export function findComponents(cluster: ClusterFacts, snapshot: Snapshot): Components {
  const roles = workloadRoles(cluster)
  const planes = new Set(cluster.namespaces.filter(({ controlPlane }) => controlPlane).map(({ name }) => name))
  const images = workloadImages(snapshot)
  const controlPlanes: ControlPlane[] = []
  const components: MeshComponent[] = []
  for (const workload of cluster.workloads) {
    const { namespace, name, labels, available, desired } = workload
    const role = cardRole(roles.get(`${namespace}/${name}`))
    if (role === undefined) continue
    const tag = imageTag(images.get(`${namespace}/${name}`) ?? '')
    const version = tag ?? labels['app.kubernetes.io/version'] ?? null
    const status = replicaHealth([workload])?.status ?? 'not-ready'
    const common = { cluster: cluster.name, namespace, name, version, available, desired, status }
    if (role !== 'istiod') components.push({ role, ...common })
    else {
      const revision = labels['istio.io/rev'] ?? NO_REVISION
      controlPlanes.push({ role, ...common, revision, configured: planes.has(namespace) })
    }
  }
  return { controlPlanes: controlPlanes.sort(byPlace), components: components.sort(byPlace) }
}

/** Waypoints stand on the page of the mesh only. */
function cardRole(role: WorkloadRole | undefined): MeshComponent['role'] | undefined {
  if (role === undefined || role === 'waypoint') return undefined
  return role === 'istiod' || role === 'ztunnel' ? role : 'gateway'
}
