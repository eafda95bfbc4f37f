/**
 * Durations of requests as cumulative counts per bound (R5). Read as a function of the bound it is linear inside a bucket, 0 at 0 and
 * flat behind the last finite bound, so two histograms are added as functions, whatever their bounds.
 */
export interface Histogram {
  /** Finite, ascending, milliseconds; at least one. */
  readonly bounds: readonly number[]
  /** Observations per second at or below each bound. */
  readonly cumulative: readonly number[]
  /** All observations per second. */
  readonly total: number
}

/** Adds histograms: associative and commutative, exact apart from rounding. */
export function addHistograms(a: Histogram, b: Histogram): Histogram {
  const total = a.total + b.total
  if (sameBounds(a.bounds, b.bounds)) {
    return { bounds: a.bounds, cumulative: a.cumulative.map((count, i) => count + (b.cumulative[i] ?? 0)), total }
  }
  const bounds = [...new Set([...a.bounds, ...b.bounds])].sort((x, y) => x - y)
  return { bounds, cumulative: bounds.map((bound) => countAt(a, bound) + countAt(b, bound)), total }
}

export function scaleHistogram({ bounds, cumulative, total }: Histogram, factor: number): Histogram {
  return { bounds, cumulative: cumulative.map((count) => count * factor), total: total * factor }
}

function sameBounds(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((bound, i) => bound === b[i]))
}

function countAt({ bounds, cumulative }: Histogram, at: number): number {
  let lower = 0
  let below = 0
  for (const [i, bound] of bounds.entries()) {
    const count = cumulative[i] ?? 0
    if (at <= bound) return below + ((count - below) * (at - lower)) / (bound - lower)
    lower = bound
    below = count
  }
  return below
}

export interface Bucket {
  /** Milliseconds; infinite for the last one. */
  readonly bound: number
  readonly count: number
}

/**
 * Reads the buckets of one series. The store drops buckets of zero, so a bound of `universe` (all finite bounds of the answer,
 * ascending) below the first present one counts as an empty bucket: without it, the fastest requests would spread down to 0.
 *
 * @returns undefined without a finite bound.
 */
export function readHistogram(buckets: readonly Bucket[], universe: readonly number[]): Histogram | undefined {
  const counts = new Map<number, number>()
  for (const { bound, count } of buckets) counts.set(bound, (counts.get(bound) ?? 0) + count)
  const first = universe.findIndex((bound) => counts.has(bound))
  if (first < 0) return undefined
  const complete = universe.every((bound, i) => i < first || counts.has(bound))
  const bounds = complete ? universe : universe.filter((bound, i) => i < first || counts.has(bound))
  const cumulative = bounds.map((bound) => counts.get(bound) ?? 0)
  return { bounds, cumulative, total: counts.get(Number.POSITIVE_INFINITY) ?? cumulative.at(-1) ?? 0 }
}
