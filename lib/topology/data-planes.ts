import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { component } from './component'
import { revisionOf } from './control-planes'
import type { KnownMesh } from './known-mesh'
import type { DataPlaneNamespace, MeshComponent } from './model'
import { NO_REVISION } from './no-revision'
import type { ComponentContext } from './workload-component'

/**
 * The namespaces in the mesh that the user may see, by the revision that they ask for. One whose revision no control plane has gets
 * no configuration any more.
 *
 * @param revisions of the control planes that are there, seen or not.
 */
export function dataPlanes(
  { cluster, snapshot, tags, isVisible }: KnownMesh,
  revisions: ReadonlySet<string>,
  { checkedAt }: ComponentContext,
): readonly MeshComponent[] {
  const objects = snapshot('namespaces')
  const labels = new Map(objects.map(({ metadata }) => [metadata.name, metadata.labels]))
  const workloads = groupBy(cluster.workloads, ({ namespace }) => namespace)
  const inMesh = listNamespaceModes(cluster, objects)
    .filter(({ name }) => isVisible(name))
    .flatMap(({ name, inMesh: mode, workloads: count }): (DataPlaneNamespace & { revision: string })[] => {
      if (mode !== 'sidecar' && mode !== 'ambient') return []
      const own = workloads.get(name) ?? []
      const pods = own.reduce((sum, { sidecarPods, ambientPods }) => sum + sidecarPods + ambientPods, 0)
      return [{ name, mode, workloads: count, pods, revision: askedRevision(labels.get(name) ?? {}, tags) }]
    })
  return [...groupBy(inMesh, ({ revision }) => revision)].map(([revision, found]) => {
    const has = revisions.has(revision) || !cluster.reachable
    return component({
      id: `data-plane:${cluster.name}/${revision}`,
      role: 'data-plane',
      cluster: cluster.name,
      name: revision,
      state: has ? 'healthy' : 'unhealthy',
      reasons: has ? [] : [`No control plane has the revision ${revision}, which these namespaces ask for.`],
      checkedAt,
      revision,
      tags: [...tags].flatMap(([tag, of]) => (of === revision && tag !== revision ? [tag] : [])).sort(compareText),
      namespaces: found.map(({ revision: _, ...rest }) => rest).sort((a, b) => compareText(a.name, b.name)),
    })
  })
}

/** `istio-injection` wins over the revision, as it does at Istio's injector. */
function askedRevision(labels: Readonly<Record<string, string>>, tags: ReadonlyMap<string, string>): string {
  const injection = labels['istio-injection']
  return injection === 'enabled' ? (tags.get(NO_REVISION) ?? NO_REVISION) : revisionOf(labels, tags)
}
