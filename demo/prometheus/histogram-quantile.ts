import { groupBy } from '@/lib/std/group-by'
import { type Column, type Evaluation, presentColumn } from './evaluation'
import { METRIC_NAME } from './label-set'
import { parseNumber } from './literals'

interface Bucket {
  readonly bound: number
  /** Observations up to the bound. */
  readonly count: number
}

const NOT_IDENTITY: ReadonlySet<string> = new Set(['le', METRIC_NAME])
const BOUND = /^([+-]?(inf|\d+\.?\d*(e[+-]?\d+)?|\.\d+(e[+-]?\d+)?))$/i
const TOLERANCE = 1e-12
/** The smallest number of full precision. */
const MIN_NORMAL = 2 ** -1022

/** `histogram_quantile` over classic buckets. A group without a readable `le` has no answer. */
export function histogramQuantile(q: readonly number[], columns: readonly Column[], evaluation: Evaluation): Column[] {
  const groups = groupBy(columns, ({ labels }) => labels.keyWithout(NOT_IDENTITY))
  return [...groups.values()].flatMap((members) => {
    evaluation.check()
    const bounded = members
      .filter(({ labels }) => BOUND.test(labels.get('le')))
      .map(({ labels, values }) => ({ labels, bound: parseNumber(labels.get('le')), values }))
      .sort((a, b) => a.bound - b.bound || 0)
    const [first] = bounded
    if (first === undefined) return []
    const values = evaluation.steps.map((_, step) => {
      const buckets = bounded.flatMap(({ bound, values: counts }): Bucket[] => {
        const count = counts[step]
        return count === undefined ? [] : [{ bound, count }]
      })
      return buckets.length === 0 ? undefined : bucketQuantile(q[step] ?? NaN, buckets, evaluation.rules)
    })
    return presentColumn(first.labels.drop(NOT_IDENTITY), values)
  })
}

/** The φ-quantile of observations counted in buckets with ascending bounds, interpolated linearly inside the bucket. */
function bucketQuantile(q: number, counted: readonly Bucket[], rules: '2' | '3'): number {
  if (Number.isNaN(q)) return NaN
  if (q < 0) return -Infinity
  if (q > 1) return Infinity
  const buckets = monotonic(merged(counted), rules)
  const last = buckets.at(-1)
  if (last?.bound !== Infinity || buckets.length < 2 || last.count === 0) return NaN
  const rank = q * last.count
  const position = firstReaching(rank, buckets)
  const [below, bucket] = [buckets[position - 1], buckets[position]]
  if (bucket === undefined || position === buckets.length - 1) return below?.bound ?? NaN
  if (below === undefined && bucket.bound <= 0) return bucket.bound
  const { bound: start, count: before } = below ?? { bound: 0, count: 0 }
  return start + (bucket.bound - start) * ((rank - before) / (bucket.count - before))
}

/** Binary, as in Prometheus: with NaN among the counts the answer depends on it. */
function firstReaching(rank: number, buckets: readonly Bucket[]): number {
  let [low, high] = [0, buckets.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((buckets[middle]?.count ?? NaN) >= rank) high = middle
    else low = middle + 1
  }
  return low
}

/** Buckets of equal bounds become one. */
function merged(buckets: readonly Bucket[]): Bucket[] {
  const result: Bucket[] = []
  for (const bucket of buckets) {
    const last = result.at(-1)
    if (last?.bound === bucket.bound) result[result.length - 1] = { ...last, count: last.count + bucket.count }
    else result.push(bucket)
  }
  return result
}

/**
 * Counts never fall: a lower one takes the count of the bucket before it, and in Prometheus 3 one that differs by rounding
 * only too. NaN is not compared: there it is passed by, in Prometheus 2 it is kept when it comes first.
 */
function monotonic(buckets: readonly Bucket[], rules: '2' | '3'): Bucket[] {
  let previous = buckets[0]?.count ?? NaN
  return buckets.map(({ bound, count }) => {
    if (count < previous || (rules === '3' && isAlmostEqual(count, previous))) return { bound, count: previous }
    if (rules === '3' || count > previous) previous = count
    return { bound, count }
  })
}

/** Less apart than the tolerance, as a part of their sum. */
function isAlmostEqual(a: number, b: number): boolean {
  const size = Math.abs(a) + Math.abs(b)
  const apart = Math.abs(a - b)
  if (a === 0 || b === 0 || size < MIN_NORMAL) return apart < TOLERANCE * MIN_NORMAL
  return apart / Math.min(size, Number.MAX_VALUE) < TOLERANCE
}
