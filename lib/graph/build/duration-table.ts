import type { InstantSeries } from '@/lib/ports/metric-store'
import { REPORTERS } from '../model'
import { type Bucket, readHistogram } from '../numbers/histogram'
import { bucketGrowth, fromNative } from '../numbers/native-histogram'
import type { QueryId } from '../query/query-id'
import type { IdGroup, IdTable } from '../series/id-group'
import { requestProtocol } from '../series/read-series'
import { addDurations, addOptional, type Duration } from './accumulator'

/** What was measured of an identity beside its traffic, by the group's index. */
export interface Measured {
  readonly durations: ReadonlyMap<number, Duration>
  /** Body bytes per second. */
  readonly throughput: ReadonlyMap<number, number>
  /** The coarsest growth of native buckets that count, as a factor; undefined where the proxies' own bounds decide. */
  readonly growth: number | undefined
}

type Answers = ReadonlyMap<QueryId, readonly InstantSeries[]>

/** Requests per second by the group's index: what a complete measurement of a group counts. */
export type GroupRates = ReadonlyMap<number, number>

/** Both counts of a group, added up, cannot exceed its requests by more: they would be of the same requests. */
const SAME_REQUESTS = 1.25
/** A native histogram that lacks less than this is as complete as the classic one. */
const AS_COMPLETE = 0.95

/**
 * Reads Q6 to Q9 and the native histograms of Q17. A series whose identity no traffic has is left out: there is no edge for it.
 * Sums and counts are those of the first wave; buckets only add the shape.
 */
export function readMeasured(
  answers: Answers,
  buckets: readonly InstantSeries[],
  ids: IdTable,
  rates: GroupRates,
): Measured {
  const told = readTold(answers, ids)
  const histograms = readHistograms(buckets, ids)
  const durations = new Map<number, Duration>()
  let growth: number | undefined
  for (const index of new Set([...told.classic.keys(), ...told.native.keys()])) {
    const parts = countedParts(told, index, rates)
    const classic = parts.classic && { ...parts.classic, histogram: histograms.get(index) ?? null }
    const duration = addOptional(classic ?? null, parts.native?.duration ?? null, addDurations)
    if (duration !== null) durations.set(index, duration)
    if (parts.native?.growth !== undefined) growth = Math.max(growth ?? 1, parts.native.growth)
  }
  return { durations, throughput: sumByGroup((answers.get('throughput') ?? []).map(toSum), ids), growth }
}

/** Whether buckets of classic histograms are of use: some group's classic measurement counts. */
export function needsBuckets(answers: Answers, ids: IdTable, rates: GroupRates): boolean {
  if (!answers.has('duration-native')) return true
  const told = readTold(answers, ids)
  return [...told.classic.keys()].some((index) => countedParts(told, index, rates).classic !== undefined)
}

interface Native {
  readonly duration: Duration
  readonly growth: number | undefined
}

interface Told {
  /** Without histograms, which are asked for later. */
  readonly classic: ReadonlyMap<number, Duration>
  readonly native: ReadonlyMap<number, Native>
}

function readTold(answers: Answers, ids: IdTable): Told {
  const sums = sumByGroup(answers.get('duration-sum') ?? [], ids)
  const counts = sumByGroup(answers.get('duration-count') ?? [], ids)
  const classic = new Map<number, Duration>()
  for (const [index, count] of counts) {
    const sum = sums.get(index)
    if (sum !== undefined && count > 0) classic.set(index, { sum, count, histogram: null })
  }
  return { classic, native: readNatives(answers.get('duration-native') ?? [], ids) }
}

/**
 * A mesh that changes over has both kinds. Of different pods, or of different parts of the window, they are added; where the store
 * keeps the same requests twice the native one counts, unless it has clearly fewer of them.
 */
function countedParts(
  { classic, native }: Told,
  index: number,
  rates: GroupRates,
): { classic?: Duration; native?: Native } {
  const [old, fresh] = [classic.get(index), native.get(index)]
  if (old === undefined || fresh === undefined) return { ...(old && { classic: old }), ...(fresh && { native: fresh }) }
  const { count } = fresh.duration
  if (old.count + count <= SAME_REQUESTS * (rates.get(index) ?? 0)) return { classic: old, native: fresh }
  return count >= AS_COMPLETE * old.count ? { native: fresh } : { classic: old }
}

function readNatives(series: readonly InstantSeries[], ids: IdTable): ReadonlyMap<number, Native> {
  const natives = new Map<number, Native>()
  for (const one of series) {
    const { histogram } = one
    const group = groupOf(one, ids)
    if (group === undefined || histogram === undefined) continue
    const { count, sum } = histogram
    if (!(count > 0) || !(sum >= 0) || !Number.isFinite(sum)) continue
    const own: Native = {
      duration: { sum, count, histogram: fromNative(histogram) ?? null },
      growth: bucketGrowth(histogram),
    }
    const present = natives.get(group.index)
    natives.set(group.index, present === undefined ? own : addNatives(present, own))
  }
  return natives
}

function addNatives(a: Native, b: Native): Native {
  const growths = [a.growth, b.growth].filter((growth) => growth !== undefined)
  return {
    duration: addDurations(a.duration, b.duration),
    growth: growths.length === 0 ? undefined : Math.max(...growths),
  }
}

/** Of native histograms of body sizes the sums count. */
function toSum(one: InstantSeries): InstantSeries {
  return one.histogram === undefined ? one : { labels: one.labels, value: one.histogram.sum }
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
