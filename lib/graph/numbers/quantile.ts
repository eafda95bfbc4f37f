import type { Quantile } from '../model'
import type { Histogram } from './histogram'

/** Half the width of the interval, in standard deviations of the rank. */
const DEVIATIONS = 3
/** Requests come in bursts: so many of them say as much as one that comes alone. */
const BURST = 4

/**
 * The value below which the share `q` of the observations lies, linear inside a bucket (R5), with the interval in which it lies
 * given that the window had `requests` observations. Null without observations.
 */
export function quantileOf(histogram: Histogram, q: number, requests: number): Quantile | null {
  const rising = nonDecreasing(histogram)
  if (!(rising.total > 0) || !(requests > 0)) return null
  const spread = DEVIATIONS * Math.sqrt((q * (1 - q)) / (requests / BURST))
  const { ms, beyond } = valueAt(rising, q)
  return {
    ms,
    low: valueAt(rising, Math.max(0, q - spread)).ms,
    high: valueAt(rising, Math.min(1, q + spread)).ms,
    beyond,
  }
}

/** Buckets of one answer may be of different moments: a later one may seem to hold less. */
function nonDecreasing({ bounds, cumulative, total }: Histogram): Histogram {
  let largest = 0
  const rising = cumulative.map((count) => (largest = Math.max(largest, count)))
  return { bounds, cumulative: rising, total: Math.max(largest, total) }
}

function valueAt(
  { bounds, cumulative, total }: Histogram,
  q: number,
): { readonly ms: number; readonly beyond: boolean } {
  const rank = q * total
  let lower = 0
  let below = 0
  for (const [i, bound] of bounds.entries()) {
    const count = cumulative[i] ?? 0
    if (count >= rank && count > below) {
      const ms = lower + ((bound - lower) * (rank - below)) / (count - below)
      return { ms, beyond: ms >= (bounds.at(-1) ?? 0) }
    }
    lower = bound
    below = count
  }
  return { ms: lower, beyond: true }
}
