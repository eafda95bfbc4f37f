import type { SplitTarget } from '@/lib/url/split-types'
import type { SplitDestination } from './split-model'

/** Destinations with their shares, as a prediction takes them. */
export function toTargets(
  destinations: readonly SplitDestination[],
  shares: readonly number[],
): readonly SplitTarget[] {
  return destinations.map(({ id, label, versions, missingSubset }, i) => {
    const own = missingSubset === null || missingSubset === 'unknown' ? versions : [missingSubset]
    return {
      id,
      label,
      workloads: (own ?? []).map(({ workload }) => workload),
      share: shares[i] ?? 0,
      readyPods: own === null ? null : own.reduce((sum, { readyPods }) => sum + readyPods, 0),
    }
  })
}
