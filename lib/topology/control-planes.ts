import type { KnownMesh } from './known-mesh'
import { component } from './component'
import type { MeshComponent } from './model'
import { NO_REVISION } from './no-revision'
import type { MeshWorkload } from './running-workloads'
import { type ComponentContext, workloadComponent } from './workload-component'

/** The revision that a workload or a namespace asks for by its label, which may name a tag. */
export function revisionOf(labels: Readonly<Record<string, string>>, tags: ReadonlyMap<string, string>): string {
  const asked = labels['istio.io/rev'] ?? ''
  const named = asked === '' ? NO_REVISION : asked
  return tags.get(named) ?? named
}

/**
 * istiod for each revision. The last one that is scaled to 0 leaves the mesh without a control plane, which is worse than not being
 * ready; and one is missed where the configuration expects it and no control plane runs anywhere else.
 */
export function controlPlanes(
  istiods: readonly MeshWorkload[],
  { cluster, tags, controlPlaneNamespaces }: KnownMesh,
  context: ComponentContext,
): readonly MeshComponent[] {
  const alone = !istiods.some(({ workload }) => workload.desired > 0 && workload.available > 0)
  const found = istiods.map((one) => {
    const revision = one.workload.labels['istio.io/rev'] ?? NO_REVISION
    const own = workloadComponent('istiod', one, context)
    const gone = own.state === 'not-ready' && one.workload.desired === 0 && alone
    return {
      ...own,
      ...(gone ? { state: 'unhealthy' as const, reasons: [...own.reasons, 'No other control plane runs.'] } : {}),
      revision,
      tags: [...tags].flatMap(([tag, of]) => (of === revision && tag !== revision ? [tag] : [])).sort(),
    }
  })
  const [expected] = controlPlaneNamespaces
  if (found.length > 0 || expected === undefined) return found
  return [missing(expected, cluster, context)]
}

function missing(namespace: string, cluster: KnownMesh['cluster'], context: ComponentContext): MeshComponent {
  const name = 'istiod'
  const there = cluster.namespaces.some((one) => one.name === namespace)
  const where = there ? `There is no istiod in ${namespace}.` : `There is no namespace ${namespace}.`
  return component({
    id: `istiod:${cluster.name}/${namespace}/${name}`,
    role: 'istiod',
    core: true,
    cluster: cluster.name,
    namespace,
    name,
    ...(cluster.reachable
      ? { state: 'not-found', reasons: [`${where} It is expected there by istio.control_plane_namespaces.`] }
      : { state: 'unknown', reasons: ['The workloads of the cluster could not be read.'] }),
    revision: NO_REVISION,
    checkedAt: context.checkedAt,
  })
}
