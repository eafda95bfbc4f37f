import 'server-only'
import type { MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { type Components, findComponents } from '@/lib/overview/find-components'
import { getClusterSource } from '@/lib/server/sources/cluster-source'

/** What runs the mesh itself, as far as the user may see it. */
export function visibleComponents({ clusters, access }: MeshFacts): Components {
  const { store } = getClusterSource()
  const all = clusters.map((cluster) => findComponents(cluster, (kind) => store?.list(kind) ?? []))
  const isVisible = (one: { readonly cluster: string; readonly namespace: string }): boolean =>
    mayRead(access, one.cluster, one.namespace)
  return {
    controlPlanes: all.flatMap(({ controlPlanes }) => controlPlanes).filter(isVisible),
    components: all.flatMap(({ components }) => components).filter(isVisible),
  }
}
