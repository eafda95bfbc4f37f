import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import type { Mode } from './model'

/** `NAMESPACE/NAME` of the workloads that serve a gateway of the cluster. */
export function gatewayWorkloads({ gateways }: Pick<ClusterFacts, 'gateways'>): ReadonlySet<string> {
  return new Set(gateways.flatMap(({ workloads }) => workloads))
}

/** How a workload's pods take part in the mesh; one without pods takes part in nothing. */
export function modeOf(workload: WorkloadFacts, gateways: ReadonlySet<string>): Mode {
  const { namespace, name, pods, sidecarPods, ambientPods, waypoint } = workload
  if (waypoint) return 'waypoint'
  if (gateways.has(`${namespace}/${name}`)) return 'gateway'
  if (sidecarPods + ambientPods === 0) return 'none'
  if (sidecarPods >= pods) return 'sidecar'
  return ambientPods >= pods ? 'ambient' : 'mixed'
}

/** The mode of several together. */
export function mergeModes(modes: readonly Mode[]): Mode {
  const [first = 'none', ...others] = new Set(modes)
  return others.length === 0 ? first : 'mixed'
}
