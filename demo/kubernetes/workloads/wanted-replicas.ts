import type { KubeObject } from '@/demo/kube-object'
import { valueAt } from '../json'

/** What a workload asks for: 1 unless it says. */
export function wantedReplicas(owner: KubeObject): number {
  const replicas = Number(valueAt(owner, 'spec', 'replicas') ?? 1)
  return Number.isInteger(replicas) ? Math.max(0, replicas) : 1
}
