import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'

/** Pods: as many as asked for, as exist, as are available. */
export interface ReplicaCounts {
  readonly desired: number
  readonly current: number
  readonly available: number
}

export const NO_REPLICAS: ReplicaCounts = { desired: 0, current: 0, available: 0 }

/** @param kind of the object, which lists do not always repeat in their items */
export function countReplicas(kind: string, object: ClusterObject): ReplicaCounts {
  const spec = JsonPlace.root(object.spec, 'spec')
  const status = JsonPlace.root(object.status, 'status')
  const count = (field: string): number | undefined => status.field(field).number()
  switch (kind) {
    case 'DaemonSet':
      return {
        desired: count('desiredNumberScheduled') ?? 0,
        current: count('currentNumberScheduled') ?? 0,
        available: count('numberAvailable') ?? 0,
      }
    case 'Job':
      return jobCounts(spec, status)
    case 'CronJob':
      return NO_REPLICAS
    default:
      return {
        desired: spec.field('replicas').number() ?? 1,
        current: count('replicas') ?? 0,
        // StatefulSets of old API servers count only ready pods.
        available: count('availableReplicas') ?? count('readyReplicas') ?? 0,
      }
  }
}

/** A finished Job has what it was asked for, a failed one nothing of it. */
function jobCounts(spec: JsonPlace, status: JsonPlace): ReplicaCounts {
  const is = (condition: string): boolean =>
    status
      .field('conditions')
      .items()
      .some((one) => one.field('type').text() === condition && one.field('status').text() === 'True')
  if (is('Complete')) {
    const done = Math.max(1, status.field('succeeded').number() ?? 1)
    return { desired: done, current: done, available: done }
  }
  if (is('Failed')) return { ...NO_REPLICAS, desired: Math.max(1, spec.field('parallelism').number() ?? 1) }
  const active = status.field('active').number() ?? 0
  return { desired: active, current: active, available: status.field('ready').number() ?? active }
}

export function addCounts(a: ReplicaCounts, b: ReplicaCounts): ReplicaCounts {
  return { desired: a.desired + b.desired, current: a.current + b.current, available: a.available + b.available }
}
