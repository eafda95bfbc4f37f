import { addHistograms, type Histogram } from '@/lib/graph/numbers/histogram'
import type { SplitTarget, SplitTraffic, VersionTraffic } from '@/lib/url/split-types'
import { isSamePlace } from './is-same-place'

/** What was counted of the workloads of a target, together. */
export interface TargetSample {
  /** Requests in the window that was asked for; 0 also where only older ones are known. */
  readonly requestsPerSecond: number
  /** In all that was counted, older ones included. */
  readonly requests: number
  readonly errorRatio: number
  readonly durations: Histogram | null
  /** The numbers are older than the window. */
  readonly older: boolean
}

/** Not one request of it is known: what it will do is unknown. */
export type Unsampled = null

/**
 * Adds up the workloads of a target, in the proportion in which they were called. Where one had requests in the window the older ones
 * of its siblings are left out.
 */
export function targetSample(target: Pick<SplitTarget, 'workloads'>, traffic: SplitTraffic): TargetSample | Unsampled {
  const seen = versionsOf(target, traffic).filter(({ requestsPerSecond }) => requestsPerSecond > 0)
  const fresh = seen.filter(({ seconds }) => seconds <= traffic.seconds)
  const counted = fresh.length > 0 ? fresh : seen
  if (counted.length === 0) return null
  const rate = sum(counted, (one) => one.requestsPerSecond)
  const timed = counted.flatMap(({ durations }) => (durations === null ? [] : [durations]))
  return {
    requestsPerSecond: sum(fresh, (one) => one.requestsPerSecond),
    requests: sum(counted, (one) => one.requestsPerSecond * one.seconds),
    errorRatio: sum(counted, (one) => one.errorsPerSecond) / rate,
    durations: timed.reduce<Histogram | null>((all, one) => (all === null ? one : addHistograms(all, one)), null),
    older: fresh.length === 0,
  }
}

/** The highest rate that one pod of the target had; null where that is known of none of its workloads. */
export function highestPerPod(target: Pick<SplitTarget, 'workloads'>, traffic: SplitTraffic): number | null {
  const known = versionsOf(target, traffic).flatMap((one) => (one.highestPerPod === null ? [] : [one.highestPerPod]))
  return known.length === 0 ? null : Math.max(...known)
}

function versionsOf({ workloads }: Pick<SplitTarget, 'workloads'>, { versions }: SplitTraffic) {
  return versions.filter((version) => workloads.some((workload) => isSamePlace(version, workload)))
}

function sum(versions: readonly VersionTraffic[], read: (version: VersionTraffic) => number): number {
  return versions.reduce((total, one) => total + read(one), 0)
}
