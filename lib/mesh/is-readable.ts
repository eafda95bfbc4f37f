import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { KindState } from '@/lib/ports/cluster-store'

/** Without one of these, workloads that run would look gone. */
export const NEEDED_KINDS: ReadonlySet<ClusterKind> = new Set<ClusterKind>([
  'pods',
  'deployments.apps',
  'replicasets.apps',
  'statefulsets.apps',
  'daemonsets.apps',
])

/** Whether the objects are complete enough that what is not among them is not there. */
export function isReadable(states: readonly KindState[]): boolean {
  return states.every(({ kind, state }) => !NEEDED_KINDS.has(kind) || state === 'synced')
}
