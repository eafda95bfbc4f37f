import type { Snapshot } from '@/lib/mesh/mesh-settings'
import { readPod } from '@/lib/mesh/read-pod'
import type { ClusterObject } from '@/lib/ports/cluster-store'

/** Without those that have ended or are leaving. */
export function runningPods(snapshot: Snapshot): readonly ClusterObject[] {
  return snapshot('pods').filter((pod) => pod.metadata.deletionTimestamp === undefined && !readPod(pod).ended)
}
