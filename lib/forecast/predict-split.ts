import type { Quantile } from '@/lib/graph/model'
import { addHistograms, type Histogram } from '@/lib/graph/numbers/histogram'
import { quantileOf } from '@/lib/graph/numbers/quantile'
import type { SplitTarget, SplitTraffic } from '@/lib/url/split-types'
import { mixHistograms } from './mix-histograms'
import { type PodFit, podFit, ratePerPod } from './pod-fit'
import { highestPerPod, targetSample, type TargetSample, type Unsampled } from './target-sample'

/** Requests of a service or of one version of it. */
export interface TrafficFacts {
  readonly requestsPerSecond: number
  /** 0 to 1; null: not known. */
  readonly errorRatio: number | null
  readonly p50: Quantile | null
  readonly p95: Quantile | null
  readonly p99: Quantile | null
}

export interface PredictedTarget {
  readonly id: string
  readonly label: string
  /** 0 to 1, as the split says. */
  readonly share: number
  /** What it got in the window, of all versions' requests; null: the versions got none. */
  readonly observedShare: number | null
  /** What is known of it; null: not one request in a day. */
  readonly sample: TargetSample | Unsampled
  readonly expectedPerSecond: number
  readonly perPod: number | null
  readonly highestPerPod: number | null
  readonly fit: PodFit
  /** Of its own requests, which the split does not change. */
  readonly p95: Quantile | null
}

export interface SplitPrediction {
  readonly targets: readonly PredictedTarget[]
  /** As it was measured, whatever the split said. */
  readonly now: TrafficFacts
  /** Errors and quantiles are null where a version that gets a share is not known, and where nothing is asked of the service. */
  readonly expected: TrafficFacts
  /** Targets that get a share and of which nothing is known, or that have no pod to answer. */
  readonly unknown: readonly string[]
}

/**
 * What a split will do, if versions go on as they did and callers ask for as much as they do now: each version gets its share of the
 * requests, fails as often as it did, and takes as long as it did. Quantiles are those of the mixture of distributions.
 */
export function predictSplit(traffic: SplitTraffic, targets: readonly SplitTarget[]): SplitPrediction {
  const sampled = targets.map((target) => ({ target, sample: targetSample(target, traffic) }))
  const answered = sampled.reduce((sum, { sample }) => sum + (sample?.requestsPerSecond ?? 0), 0)
  const predicted = sampled.map(({ target, sample }): PredictedTarget => {
    const { id, label, share, readyPods } = target
    const expectedPerSecond = traffic.requestsPerSecond * share
    const load = { requestsPerSecond: expectedPerSecond, readyPods, highestPerPod: highest(target, sample, traffic) }
    return {
      id,
      label,
      share,
      observedShare: answered > 0 ? (sample?.requestsPerSecond ?? 0) / answered : null,
      sample,
      expectedPerSecond,
      perPod: ratePerPod(load),
      highestPerPod: load.highestPerPod,
      fit: podFit(share, load),
      p95: quantiles(sample?.durations ?? null, sample?.requests ?? 0).p95,
    }
  })
  return {
    targets: predicted,
    now: measuredFacts(traffic),
    expected: expectedFacts(traffic, predicted),
    unknown: predicted.filter(isUnknown).map(({ id }) => id),
  }
}

/** What was measured of the whole service in the window. */
function measuredFacts(traffic: SplitTraffic): TrafficFacts {
  const { requestsPerSecond, errorsPerSecond, seconds, versions } = traffic
  const durations = versions
    .filter((version) => version.seconds <= seconds)
    .flatMap((version) => (version.durations === null ? [] : [version.durations]))
    .reduce<Histogram | null>((sum, one) => (sum === null ? one : addHistograms(sum, one)), null)
  return {
    requestsPerSecond,
    errorRatio: requestsPerSecond > 0 ? errorsPerSecond / requestsPerSecond : null,
    ...quantiles(durations, requestsPerSecond * seconds),
  }
}

/** What its pods get now has been seen too, though it may last shorter than what the store is asked for. */
function highest({ readyPods, ...target }: SplitTarget, sample: TargetSample | Unsampled, traffic: SplitTraffic) {
  const seen = highestPerPod(target, traffic)
  const now = ratePerPod({ requestsPerSecond: sample?.requestsPerSecond ?? 0, readyPods })
  return seen === null ? null : Math.max(seen, now ?? 0)
}

function isUnknown({ share, sample, fit }: PredictedTarget): boolean {
  return share > 0 && (sample === null || fit === 'no-pods')
}

function expectedFacts({ requestsPerSecond }: SplitTraffic, targets: readonly PredictedTarget[]): TrafficFacts {
  const shares = targets.reduce((sum, { share }) => sum + share, 0)
  const nothing = { requestsPerSecond, errorRatio: null, ...quantiles(null, 0) }
  if (!(shares > 0) || targets.some(isUnknown)) return nothing
  const parts = targets.flatMap(({ share, sample }) => (sample === null || share === 0 ? [] : [{ share, sample }]))
  const timed = parts.flatMap(({ share, sample }) => {
    return sample.durations === null ? [] : [{ share, durations: sample.durations, requests: sample.requests }]
  })
  const durations = timed.length === parts.length ? mixHistograms(timed) : undefined
  return {
    requestsPerSecond,
    errorRatio: parts.reduce((sum, { share, sample }) => sum + (share / shares) * sample.errorRatio, 0),
    ...quantiles(durations ?? null, weightOf(timed, shares)),
  }
}

/** As many requests of one version would tell as much: a large share that few requests speak for makes the whole uncertain. */
function weightOf(parts: readonly { readonly share: number; readonly requests: number }[], shares: number): number {
  return 1 / parts.reduce((sum, { share, requests }) => sum + (share / shares) ** 2 / requests, 0)
}

function quantiles(durations: Histogram | null, requests: number): Pick<TrafficFacts, 'p50' | 'p95' | 'p99'> {
  const at = (q: number): Quantile | null => (durations === null ? null : quantileOf(durations, q, requests))
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
