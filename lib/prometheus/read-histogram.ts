import type { NativeBucket, NativeHistogram } from '@/lib/ports/metric-store'
import { isRecord } from '@/lib/std/is-record'
import { readNumber } from './read-number'

/** Which bounds belong to a bucket: 0 the upper, 1 the lower, 2 none, 3 both. */
const BOUNDARY_RULES: readonly unknown[] = [0, 1, 2, 3]

/**
 * Reads a native histogram of an answer: `{count, sum, buckets: [[rule, low, high, count], …]}`, numbers as texts; a histogram
 * without observations has no buckets.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#native-histograms
 */
export function readHistogram(wire: unknown): NativeHistogram | undefined {
  if (!isRecord(wire)) return undefined
  const { buckets: list = [] } = wire
  const [count, sum] = [readNumber(wire.count), readNumber(wire.sum)]
  if (count === undefined || sum === undefined || !Array.isArray(list)) return undefined
  const buckets: NativeBucket[] = []
  for (const one of list as readonly unknown[]) {
    const bucket = readBucket(one)
    if (bucket === undefined) return undefined
    buckets.push(bucket)
  }
  return { count, sum, buckets }
}

function readBucket(wire: unknown): NativeBucket | undefined {
  if (!Array.isArray(wire) || wire.length !== 4) return undefined
  const [rule, ...texts] = wire as readonly unknown[]
  const [low, high, count] = texts.map(readNumber)
  if (!BOUNDARY_RULES.includes(rule) || low === undefined || high === undefined || count === undefined) return undefined
  return low <= high ? { low, high, count } : undefined
}
