import type { ClusterFacts, WorkloadFacts } from '@/lib/graph/facts'
import { gatewayWorkloads, modeOf } from '@/lib/lists/mode-of'
import type { WorkloadLine } from './model'

/** Workloads as pages about other things mention them, in the order of the facts. */
export function workloadLines(facts: ClusterFacts, workloads: readonly WorkloadFacts[]): readonly WorkloadLine[] {
  const gateways = gatewayWorkloads(facts)
  return workloads.map((workload) => {
    const { name, version, desired, available, pods } = workload
    const mode = modeOf(workload, gateways)
    return { name, version, desired, available, pods, outOfMesh: pods > 0 && (mode === 'none' || mode === 'mixed') }
  })
}
