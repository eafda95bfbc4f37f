import { addDurations, type Duration } from '../build/accumulator'
import type { TrafficEdge } from '../build/traffic-graph'
import { quantileOf } from '../numbers/quantile'
import { round } from '../numbers/round'

/** Milliseconds below which 95 % of what these edges carry was answered: their histograms are merged, never their quantiles. */
export function p95Of(edges: readonly TrafficEdge[], windowSeconds: number): number | null {
  let merged: Duration | null = null
  for (const { numbers } of edges) {
    if (numbers.duration === null) continue
    merged = merged === null ? numbers.duration : addDurations(merged, numbers.duration)
  }
  if (merged?.histogram == null) return null
  const quantile = quantileOf(merged.histogram, 0.95, merged.count * windowSeconds)
  return quantile === null ? null : round(quantile.ms)
}
