import type { ClusterFacts } from '@/lib/graph/facts'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { groupBy } from '@/lib/std/group-by'
import { isAmbientNamespace, isInjectedNamespace } from './namespace-labels'

export interface NamespaceMode {
  readonly name: string
  /** How its pods take part in the mesh. */
  readonly inMesh: 'sidecar' | 'ambient' | 'control-plane' | 'none'
  readonly workloads: number
}

/**
 * Says of each namespace of the facts whether it is in the mesh: by its labels; without one, by the pods that take part on
 * their own. A revision beside the ambient label is only the ztunnels' unless pods were injected.
 *
 * @param objects the Namespaces; none where they may not be listed
 * @param reported namespaces whose proxies report, besides those of the facts: whatever else they are, they are in the mesh
 */
export function listNamespaceModes(
  facts: ClusterFacts,
  objects: readonly ClusterObject[],
  reported: readonly string[] = [],
): readonly NamespaceMode[] {
  const labels = new Map(objects.map(({ metadata }) => [metadata.name, metadata.labels]))
  const workloads = groupBy(facts.workloads, ({ namespace }) => namespace)
  const known = new Set(facts.namespaces.map(({ name }) => name))
  const unlisted = reported.filter((name) => !known.has(name))
  const listed = facts.namespaces.map(({ name, controlPlane }) => {
    const own = workloads.get(name) ?? []
    const inMesh = controlPlane ? 'control-plane' : modeOf(labels.get(name) ?? {}, own)
    return { name, inMesh, workloads: own.length }
  })
  return [...listed, ...unlisted.map((name) => ({ name, inMesh: 'sidecar', workloads: 0 }) as const)]
}

function modeOf(
  labels: Readonly<Record<string, string>>,
  workloads: ClusterFacts['workloads'],
): NamespaceMode['inMesh'] {
  const injected = workloads.some(({ sidecarPods, waypoint }) => sidecarPods > 0 && !waypoint)
  const captured = workloads.some(({ ambientPods }) => ambientPods > 0)
  const ambient = isAmbientNamespace(labels)
  if (ambient && (captured || !injected || !isInjectedNamespace(labels))) return 'ambient'
  if (isInjectedNamespace(labels) || injected) return 'sidecar'
  return captured ? 'ambient' : 'none'
}
