import type { Status } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { worseStatus } from './worst-status'

export interface Replicas {
  readonly name: string
  readonly desired: number
  readonly current: number
  readonly available: number
  /** Proxies that hold the newest configuration; null is not known, and gateways are not asked. */
  readonly syncedProxies: number | null
}

export interface ReplicaHealth {
  readonly status: Status
  readonly reason: string
}

/** The worst of the workloads, of several the first by name, and why (H2); null without any. */
export function replicaHealth(workloads: readonly Replicas[]): ReplicaHealth | null {
  let worst: ReplicaHealth | null = null
  for (const workload of workloads.toSorted((a, b) => compareText(a.name, b.name))) {
    const own = healthOf(workload)
    if (worseStatus(worst?.status ?? null, own.status) !== worst?.status) worst = own
  }
  return worst
}

/** The first that applies. A surge during a rollout is not a failure: everything asked for is available. */
function healthOf({ name, desired, current, available, syncedProxies }: Replicas): ReplicaHealth {
  const of = `of ${desired} ${desired === 1 ? 'replica' : 'replicas'} of ${name}`
  if (desired === 0) return { status: 'not-ready', reason: `${name} is scaled to 0` }
  if (available === 0) return { status: 'failure', reason: `0 ${of} available` }
  if (available < desired) return { status: 'degraded', reason: `${available} ${of} available` }
  if (current !== desired)
    return { status: 'degraded', reason: `${name} is rolling out: ${current} pods for ${desired}` }
  if (syncedProxies !== null && syncedProxies < desired) {
    return { status: 'degraded', reason: `${syncedProxies} ${of} with a synced proxy` }
  }
  return { status: 'healthy', reason: `${available} ${of} available` }
}
