import type { NativeBucket, NativeHistogram } from '@/lib/ports/metric-store'
import type { Histogram } from './histogram'

/** Schemas of buckets that grow exponentially: a bucket's bounds are 2^(1/2^schema) apart. */
const SCHEMAS = { min: -4, max: 8 } as const
const TOLERANCE = 1e-6

/**
 * Durations out of a native histogram, which join those of classic ones by the same merge (Q17, R5). Time does not run backwards:
 * what lies at or below zero counts as the shortest time that the histogram tells apart. Counts that are no number or negative are
 * no observations; buckets that overlap are cut off where the one before ends.
 *
 * @returns undefined without a finite bound above zero.
 */
export function fromNative({ buckets }: Pick<NativeHistogram, 'buckets'>): Histogram | undefined {
  const bounds: number[] = []
  const cumulative: number[] = []
  let total = 0
  for (const { low, high, count } of inOrder(buckets)) {
    if (low > (bounds.at(-1) ?? 0)) push(bounds, cumulative, { bound: low, count: total })
    total += count
    if (high === Number.POSITIVE_INFINITY) continue
    if (high > (bounds.at(-1) ?? 0)) push(bounds, cumulative, { bound: high, count: total })
    else if (bounds.length > 0) cumulative[bounds.length - 1] = total
  }
  return bounds.length === 0 ? undefined : { bounds, cumulative, total }
}

function push(
  bounds: number[],
  cumulative: number[],
  { bound, count }: { readonly bound: number; readonly count: number },
): void {
  bounds.push(bound)
  cumulative.push(count)
}

function inOrder(buckets: readonly NativeBucket[]): readonly NativeBucket[] {
  return buckets
    .filter(({ count }) => Number.isFinite(count) && count > 0)
    .sort((a, b) => a.high - b.high || a.low - b.low)
}

/**
 * How far the bounds of a bucket lie apart at most, as a factor (1.09: 9 %), where a schema of the store decides that and not the
 * proxy's own bounds; undefined for custom bounds and without positive buckets.
 */
export function bucketGrowth({ buckets }: Pick<NativeHistogram, 'buckets'>): number | undefined {
  const positive = buckets.filter(({ low, high }) => low > 0 && Number.isFinite(high))
  const [first] = positive
  if (first === undefined) return undefined
  const schema = Math.round(-Math.log2(Math.log2(first.high / first.low)))
  if (schema < SCHEMAS.min || schema > SCHEMAS.max || Object.is(schema, NaN)) return undefined
  const steps = 2 ** schema
  const isOfSchema = ({ low, high }: NativeBucket): boolean => {
    const [from, to] = [Math.log2(low) * steps, Math.log2(high) * steps]
    return Math.abs(to - from - 1) < TOLERANCE && Math.abs(from - Math.round(from)) < TOLERANCE
  }
  return positive.every(isOfSchema) ? 2 ** (1 / steps) : undefined
}
