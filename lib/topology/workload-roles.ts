import type { ClusterFacts, GatewayFacts, WorkloadFacts } from '@/lib/graph/facts'
import type { ComponentRole } from './model'

export type WorkloadRole = Extract<
  ComponentRole,
  'istiod' | 'ztunnel' | 'ingress-gateway' | 'egress-gateway' | 'gateway' | 'waypoint'
>

/** Labels that Istio's installations put on their gateways. */
const GATEWAY_LABELS: Readonly<Record<string, WorkloadRole>> = {
  ingressgateway: 'ingress-gateway',
  egressgateway: 'egress-gateway',
}

/**
 * What each workload of the mesh itself is, by `NAMESPACE/NAME`: by the labels of Istio's installations, and gateways also by what
 * is configured. One that serves gateways of several kinds takes traffic in.
 */
export function workloadRoles(
  cluster: Pick<ClusterFacts, 'workloads' | 'gateways'>,
): ReadonlyMap<string, WorkloadRole> {
  const served = servedKinds(cluster.gateways)
  const roles = new Map<string, WorkloadRole>()
  for (const workload of cluster.workloads) {
    const key = `${workload.namespace}/${workload.name}`
    const role = roleOf(workload, served.get(key))
    if (role !== undefined) roles.set(key, role)
  }
  return roles
}

function servedKinds(gateways: readonly GatewayFacts[]): ReadonlyMap<string, ReadonlySet<GatewayFacts['kind']>> {
  const served = new Map<string, Set<GatewayFacts['kind']>>()
  for (const { kind, workloads } of gateways) {
    for (const workload of workloads) {
      const kinds = served.get(workload)
      if (kinds === undefined) served.set(workload, new Set([kind]))
      else kinds.add(kind)
    }
  }
  return served
}

function roleOf(
  { kind, labels, waypoint }: WorkloadFacts,
  served: ReadonlySet<GatewayFacts['kind']> | undefined,
): WorkloadRole | undefined {
  if (labels.app === 'istiod' || labels.istio === 'pilot') return 'istiod'
  if (labels.app === 'ztunnel' && kind === 'DaemonSet') return 'ztunnel'
  if (waypoint) return 'waypoint'
  const named = Object.hasOwn(GATEWAY_LABELS, labels.istio ?? '') ? GATEWAY_LABELS[labels.istio ?? ''] : undefined
  if (named !== undefined || served === undefined) return named
  if (served.has('ingress')) return 'ingress-gateway'
  return served.has('gateway-api') ? 'gateway' : 'egress-gateway'
}
