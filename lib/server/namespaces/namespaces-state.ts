import 'server-only'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'

/** How far the cluster's own namespaces are known. Where they are `denied`, only metrics name some. */
export function namespacesState(store: Pick<ClusterStore, 'states'>): KindState['state'] | undefined {
  return store.states().find(({ kind }) => kind === 'namespaces')?.state
}
