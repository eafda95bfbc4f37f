import { component } from './component'
import type { MeshComponent } from './model'
import type { NamedWorkloads } from './running-workloads'
import { severalWorkloads } from './several-workloads'
import type { ComponentContext } from './workload-component'

/** What `istio.components` names. */
export function namedComponent(
  { named, workloads }: NamedWorkloads,
  reachable: boolean,
  context: ComponentContext,
): MeshComponent {
  const { namespace, name, core } = named
  const found = severalWorkloads('other', workloads, context)
  const base = { id: `other:${context.cluster}/${namespace}/${name}`, role: 'other', core, namespace, name } as const
  if (found !== undefined) return { ...found, ...base }
  return component({
    ...base,
    cluster: context.cluster,
    state: reachable ? 'not-found' : 'unknown',
    reasons: [reachable ? `Nothing in ${namespace} is what istio.components names.` : 'It could not be read.'],
    checkedAt: context.checkedAt,
  })
}
