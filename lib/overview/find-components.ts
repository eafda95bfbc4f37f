import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import { replicaHealth } from '@/lib/health/replica-health'
import { JsonPlace } from '@/lib/istio/json-place'
import { byPlace } from '@/lib/lists/by-place'
import { gatewayWorkloads } from '@/lib/lists/mode-of'
import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { imageTag } from './image-tag'
import type { ControlPlane, MeshComponent } from './model'

/** What runs the mesh itself, each sorted by namespace and name. */
export interface Components {
  readonly controlPlanes: readonly ControlPlane[]
  /** Gateways and ztunnel. */
  readonly components: readonly MeshComponent[]
}

/** Labels that Istio's installations put on their gateways. */
const GATEWAY_LABELS: ReadonlySet<string> = new Set(['ingressgateway', 'egressgateway'])
/** The control plane of an installation without revisions. */
const NO_REVISION = 'default'

/** Finds istiod, ztunnel and gateways of a cluster by the labels of Istio's installations, and gateways by what is configured. */
export function findComponents(cluster: ClusterFacts, snapshot: Snapshot): Components {
  const gateways = gatewayWorkloads(cluster)
  const planes = new Set(cluster.namespaces.filter(({ controlPlane }) => controlPlane).map(({ name }) => name))
  const images = imageTags(snapshot)
  const controlPlanes: ControlPlane[] = []
  const components: MeshComponent[] = []
  for (const workload of cluster.workloads) {
    const role = roleOf(workload, gateways)
    if (role === undefined) continue
    const { namespace, name, labels, available, desired } = workload
    const version = images.get(`${namespace}/${name}`) ?? labels['app.kubernetes.io/version'] ?? null
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

function roleOf(workload: WorkloadFacts, gateways: ReadonlySet<string>): MeshComponent['role'] | undefined {
  const { namespace, name, kind, labels } = workload
  if (labels.app === 'istiod' || labels.istio === 'pilot') return 'istiod'
  if (labels.app === 'ztunnel' && kind === 'DaemonSet') return 'ztunnel'
  if (workload.waypoint) return undefined
  const isGateway = gateways.has(`${namespace}/${name}`) || GATEWAY_LABELS.has(labels.istio ?? '')
  return isGateway ? 'gateway' : undefined
}

/** By `NAMESPACE/NAME`, of the first container. A gateway's image is filled in by the injector, so its template tells nothing. */
function imageTags(snapshot: Snapshot): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const { metadata, spec } of [...snapshot('deployments.apps'), ...snapshot('daemonsets.apps')]) {
    const [container] = JsonPlace.root(spec, 'spec').field('template').field('spec').field('containers').items()
    const tag = imageTag(container?.field('image').text() ?? '')
    if (tag !== null) tags.set(`${metadata.namespace}/${metadata.name}`, tag)
  }
  return tags
}
