import { SPLIT_DOUBTS, type SplitTarget, type SplitTraffic } from '@/lib/url/split-types'
import type { SplitPrediction } from './predict-split'
import { isShareReached } from './share-interval'

/** Why a prediction may be wrong: what the objects tell first, then what the numbers do. */
const DOUBTS = [...SPLIT_DOUBTS, 'not-as-split', 'unanswered', 'older-numbers', 'few-samples'] as const
export type Doubt = (typeof DOUBTS)[number]

/** Fewer requests than these show neither a failure in a hundred nor the slowest five in a hundred. */
const FEW_REQUESTS = 100
/** Requests without an answering workload up to this part of all do not matter. */
const UNANSWERED = 0.01

export interface Doubtful {
  readonly traffic: SplitTraffic
  /** The split that acted in the window. */
  readonly before: readonly SplitTarget[]
  readonly prediction: SplitPrediction
  /** What the page knows of the objects; others than `SPLIT_DOUBTS` are left out. */
  readonly unsure: readonly string[]
}

/** The reasons for doubt, each once, in the order of `DOUBTS`. */
export function findDoubts({ traffic, before, prediction, unsure }: Doubtful): readonly Doubt[] {
  const used = prediction.targets.filter(({ share }) => share > 0)
  const holds: Readonly<Record<Doubt, boolean>> = {
    sticky: unsure.includes('sticky'),
    mirror: unsure.includes('mirror'),
    'earlier-rule': unsure.includes('earlier-rule'),
    'not-as-split': !isAsSplit(traffic, before),
    unanswered: traffic.elsewherePerSecond > traffic.requestsPerSecond * UNANSWERED,
    'older-numbers': used.some(({ sample }) => sample?.older === true),
    'few-samples': used.some(({ sample }) => sample !== null && sample.requests < FEW_REQUESTS),
  }
  return DOUBTS.filter((doubt) => holds[doubt])
}

/** Whether the versions got what the split gave them, as far as chance allows. */
function isAsSplit({ versions, seconds }: SplitTraffic, before: readonly SplitTarget[]): boolean {
  const counts = before.map(({ workloads }) =>
    versions
      .filter(
        (one) =>
          one.seconds <= seconds &&
          workloads.some(({ namespace, name }) => namespace === one.namespace && name === one.name),
      ) // prettier-ignore
      .reduce((sum, one) => sum + one.requestsPerSecond * one.seconds, 0),
  )
  const total = counts.reduce((sum, count) => sum + count, 0)
  return before.every(({ share }, i) => isShareReached(share, counts[i] ?? 0, total))
}
