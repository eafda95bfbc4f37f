import { COMPONENT_STATES, type MeshComponent } from './model'
import type { MeshWorkload } from './running-workloads'
import { type ComponentContext, sumOf, workloadComponent } from './workload-component'

/** Workloads as one component, as bad as the worst of them, with the sums of all; undefined where there is none. */
export function severalWorkloads(
  role: MeshComponent['role'],
  workloads: readonly Omit<MeshWorkload, 'role'>[],
  context: ComponentContext,
): MeshComponent | undefined {
  const parts = workloads
    .map((one) => workloadComponent(role, one, context))
    .sort((a, b) => COMPONENT_STATES.indexOf(a.state) - COMPONENT_STATES.indexOf(b.state))
  const [worst, ...others] = parts
  if (worst === undefined || others.length === 0) return worst
  const pods = workloads.flatMap((one) => one.pods)
  return {
    ...worst,
    workload: null,
    reasons: parts.flatMap(({ reasons }) => reasons),
    replicas: {
      available: parts.reduce((sum, { replicas }) => sum + (replicas?.available ?? 0), 0),
      desired: parts.reduce((sum, { replicas }) => sum + (replicas?.desired ?? 0), 0),
    },
    cpu: sumOf(pods, context.usage, 'cpu'),
    memory: sumOf(pods, context.usage, 'memory'),
  }
}
