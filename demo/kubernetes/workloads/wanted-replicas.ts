import type { KubeObject } from '@/demo/kube-object'
import { wholeAt } from '../json'

/** What a workload asks for: 1 unless it says. */
export function wantedReplicas(owner: KubeObject): number {
  return Math.max(0, wholeAt(owner, 'spec', 'replicas') ?? 1)
}
