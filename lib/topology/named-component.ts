import { component } from './component'
import type { MeshComponent } from './model'
import type { NamedWorkloads } from './running-workloads'
import { type ComponentContext, sumOf, workloadComponent } from './workload-component'
import { COMPONENT_STATES } from './model'

/** What `istio.components` names: several workloads of one name are one component, as bad as the worst of them. */
export function namedComponent(
  { named, workloads }: NamedWorkloads,
  reachable: boolean,
  context: ComponentContext,
): MeshComponent {
  const { namespace, name, core } = named
  const parts = workloads
    .map((one) => workloadComponent('other', one, context))
    .sort((a, b) => COMPONENT_STATES.indexOf(a.state) - COMPONENT_STATES.indexOf(b.state))
  const pods = workloads.flatMap((one) => one.pods)
  const [worst] = parts
  const base = { id: `other:${context.cluster}/${namespace}/${name}`, role: 'other', core, namespace, name } as const
  if (worst === undefined) {
    return component({
      ...base,
      cluster: context.cluster,
      state: reachable ? 'not-found' : 'unknown',
      reasons: [reachable ? `Nothing in ${namespace} is what istio.components names.` : 'It could not be read.'],
      checkedAt: context.checkedAt,
    })
  }
  return {
    ...worst,
    ...base,
    reasons: parts.flatMap(({ reasons }) => reasons),
    replicas: {
      available: parts.reduce((sum, { replicas }) => sum + (replicas?.available ?? 0), 0),
      desired: parts.reduce((sum, { replicas }) => sum + (replicas?.desired ?? 0), 0),
    },
    cpu: sumOf(pods, context.usage, 'cpu'),
    memory: sumOf(pods, context.usage, 'memory'),
  }
}
