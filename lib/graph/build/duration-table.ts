import type { InstantSeries } from '@/lib/ports/metric-store'
import { REPORTERS } from '../model'
import { type Bucket, readHistogram } from '../numbers/histogram'
import type { QueryId } from '../query/query-id'
import type { IdGroup, IdTable } from '../series/id-group'
import { requestProtocol } from '../series/read-series'
import type { Duration } from './accumulator'

/** What was measured of an identity beside its traffic, by the group's index. */
export interface Measured {
  readonly durations: ReadonlyMap<number, Duration>
  /** Body bytes per second. */
  readonly throughput: ReadonlyMap<number, number>
}

type Answers = ReadonlyMap<QueryId, readonly InstantSeries[]>

/**
 * Reads Q6 to Q9. A series whose identity no traffic has is left out: there is no edge for it. Sums and counts are those of the
 * first wave; buckets only add the shape.
 */
export function readMeasured(answers: Answers, buckets: readonly InstantSeries[], ids: IdTable): Measured {
  const sums = sumByGroup(answers.get('duration-sum') ?? [], ids)
  const counts = sumByGroup(answers.get('duration-count') ?? [], ids)
  const histograms = readHistograms(buckets, ids)
  const durations = new Map<number, Duration>()
  for (const [index, count] of counts) {
    const sum = sums.get(index)
    if (sum === undefined || !(count > 0)) continue
    durations.set(index, { sum, count, histogram: histograms.get(index) ?? null })
  }
  return { durations, throughput: sumByGroup(answers.get('throughput') ?? [], ids) }
}

function sumByGroup(series: readonly InstantSeries[], ids: IdTable): ReadonlyMap<number, number> {
  const sums = new Map<number, number>()
  for (const one of series) {
    const group = groupOf(one, ids)
    if (group !== undefined) sums.set(group.index, (sums.get(group.index) ?? 0) + one.value)
  }
  return sums
}

function readHistograms(series: readonly InstantSeries[], ids: IdTable) {
  const bucketsOf = new Map<number, Bucket[]>()
  const finite = new Set<number>()
  for (const one of series) {
    const bound = readBound(one.labels.le)
    const group = bound === undefined ? undefined : groupOf(one, ids)
    if (bound === undefined || group === undefined) continue
    if (Number.isFinite(bound)) finite.add(bound)
    const buckets = bucketsOf.get(group.index)
    if (buckets === undefined) bucketsOf.set(group.index, [{ bound, count: one.value }])
    else buckets.push({ bound, count: one.value })
  }
  const universe = [...finite].sort((a, b) => a - b)
  return new Map([...bucketsOf].map(([index, buckets]) => [index, readHistogram(buckets, universe)]))
}

/** `le` is a number written in more than one way: `10`, `10.0`, `+Inf`. */
function readBound(le: string | undefined): number | undefined {
  if (le === '+Inf') return Number.POSITIVE_INFINITY
  const bound = le === undefined || le === '' ? Number.NaN : Number(le)
  return Number.isFinite(bound) && bound > 0 ? bound : undefined
}

function groupOf({ labels, value }: InstantSeries, ids: IdTable): IdGroup | undefined {
  const reporter = REPORTERS.find((name) => name === labels.reporter)
  if (reporter === undefined || !Number.isFinite(value) || value < 0) return undefined
  return ids.find(labels, reporter, requestProtocol(labels))
}
