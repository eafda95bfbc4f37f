import type { Quantile } from '@/lib/graph/model'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { isSamePlace } from './is-same-place'
import { isShareReached, type ShareInterval, shareInterval } from './share-interval'
import { predictSplit, type SplitPrediction, type TrafficFacts } from './predict-split'

export interface JudgedTarget {
  readonly id: string
  readonly label: string
  /** 0 to 1, as the split says. */
  readonly share: number
  /** What it got since the split acts, with a 95 % interval; null: nothing was counted yet. */
  readonly observed: ShareInterval | null
  readonly requestsPerSecond: number
  /** Of its requests since the change; null: it had none. */
  readonly errorRatio: number | null
  readonly p95: Quantile | null
}

export interface SplitOutcome {
  readonly targets: readonly JudgedTarget[]
  /**
   * How long after the change every version had its share, and kept it; null: not yet. It is known to the length of a moment, and never
   * less than that.
   */
  readonly convergedAfterSeconds: number | null
  /** As it was, and as it had to come; null: nothing was measured before. */
  readonly predicted: { readonly before: TrafficFacts; readonly expected: TrafficFacts } | null
  readonly after: TrafficFacts
}

interface Judged {
  /** From what was before the change; null: that is not known. */
  readonly prediction: SplitPrediction | null
  readonly targets: readonly SplitTarget[]
  /** Since the change, with moments. */
  readonly traffic: SplitTraffic
  /** Unix seconds. */
  readonly since: number
}

interface Counted {
  readonly at: number
  /** Requests of each target in the moment. */
  readonly counts: readonly number[]
}

/** Whether a split did what was predicted: shares, and errors and times beside those before. */
export function judgeSplit({ prediction, targets, traffic, since }: Judged): SplitOutcome {
  const moments = countMoments(targets, traffic)
  const reached = moments.map(({ counts }) => areReached(targets, counts))
  const first = reached.lastIndexOf(false) + 1
  const converged = moments[first]
  const counted = apart(converged === undefined ? moments.slice(-1) : moments.slice(first), traffic.momentSeconds)
  const counts = targets.map((_, i) => counted.reduce((sum, moment) => sum + (moment.counts[i] ?? 0), 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const { now, targets: measured } = predictSplit(traffic, targets)
  return {
    targets: measured.map(({ id, label, share, sample, p95 }, i) => ({
      id,
      label,
      share,
      observed: shareInterval(counts[i] ?? 0, total) ?? null,
      requestsPerSecond: sample?.requestsPerSecond ?? 0,
      errorRatio: sample?.errorRatio ?? null,
      p95,
    })),
    convergedAfterSeconds: converged === undefined ? null : Math.max(0, Math.round(converged.at - since)),
    predicted: prediction === null ? null : { before: prediction.now, expected: prediction.expected },
    after: now,
  }
}

function countMoments(targets: readonly SplitTarget[], traffic: SplitTraffic): readonly Counted[] {
  const { versions, moments, momentSeconds } = traffic
  return moments
    .map(({ at, rates }) => ({
      at,
      counts: targets.map(({ workloads }) =>
        versions.reduce((sum, version, i) => {
          const isOwn = workloads.some((workload) => isSamePlace(workload, version))
          return isOwn ? sum + (rates[i] ?? 0) * momentSeconds : sum
        }, 0),
      ),
    }))
    .filter(({ counts }) => counts.some((count) => count > 0))
}

function areReached(targets: readonly SplitTarget[], counts: readonly number[]): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return targets.every(({ share }, i) => isShareReached(share, counts[i] ?? 0, total))
}

/** Moments overlap: of those that do, the later one counts. */
function apart(moments: readonly Counted[], seconds: number): readonly Counted[] {
  const taken: Counted[] = []
  for (const moment of moments.toReversed()) {
    const later = taken.at(-1)
    if (later === undefined || later.at - moment.at >= seconds) taken.push(moment)
  }
  return taken
}
