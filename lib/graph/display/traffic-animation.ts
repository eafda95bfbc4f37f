import type { GraphEdge, QuantileName, Unit } from '@/lib/graph/model'

/** How the traffic of an edge moves. */
export interface EdgeMotion {
  readonly dotsPerSecond: number
  /** Edge lengths per second. */
  readonly speed: number
  /** 0 to 1: the share of dots that are drawn as errors. */
  readonly errorShare: number
}

/** One dot a second stands for this much, before scaling. */
const BASE: Readonly<Record<Unit, number>> = { 'req/s': 1, 'msg/s': 1, 'B/s': 1024 }
const FEWEST_DOTS = 0.2
const MOST_DOTS = 25
const DAMPING = 0.9
const UNKNOWN_LATENCY_SPEED = 1.5
const TCP_SPEED = 1
const FASTEST = 2
const SLOWEST = 0.1
/** Errors are rarer than eyes can count: any error at all shows as one dot in fifty. */
const LEAST_VISIBLE_SHARE = 0.02

/** The largest rate of each unit, which sets the scale of the dots (graph.md V7). */
export function largestRates(edges: readonly GraphEdge[]): ReadonlyMap<Unit, number> {
  const largest = new Map<Unit, number>()
  for (const { unit, rate } of edges) largest.set(unit, Math.max(largest.get(unit) ?? 0, rate))
  return largest
}

/**
 * The motion of an edge's traffic (graph.md V7): dots = clamp(rate / base / s, 0.2, 25) with
 * s = max(1, (largest / base / 25)^0.9), speed = clamp(2 − 0.475·log10(max(1, ms)), 0.1, 2).
 *
 * @returns undefined for an edge without traffic, which stands still.
 */
export function edgeMotion(
  edge: GraphEdge,
  largest: ReadonlyMap<Unit, number>,
  latency: 'avg' | QuantileName,
): EdgeMotion | undefined {
  if (!(edge.rate > 0)) return undefined
  const base = BASE[edge.unit]
  const scale = Math.max(1, ((largest.get(edge.unit) ?? edge.rate) / base / MOST_DOTS) ** DAMPING)
  const errors = (edge.errorPercent ?? 0) / 100
  return {
    dotsPerSecond: clamp(edge.rate / base / scale, FEWEST_DOTS, MOST_DOTS),
    speed: edge.protocol === 'tcp' ? TCP_SPEED : speedOf(latencyMs(edge, latency)),
    errorShare: errors > 0 ? Math.min(1, Math.max(LEAST_VISIBLE_SHARE, errors)) : 0,
  }
}

/** True when the dot with this number is an error: of the first n dots exactly ⌊n · share⌋ are (graph.md V7). */
export function isErrorDot(index: number, errorShare: number): boolean {
  return Math.floor((index + 1) * errorShare) > Math.floor(index * errorShare)
}

function latencyMs(edge: GraphEdge, latency: 'avg' | QuantileName): number | undefined {
  if (latency === 'avg') return edge.latency?.avgMs
  return edge.latency?.quantiles?.[latency].ms ?? edge.latency?.avgMs
}

function speedOf(ms: number | undefined): number {
  if (ms === undefined) return UNKNOWN_LATENCY_SPEED
  return clamp(FASTEST - 0.475 * Math.log10(Math.max(1, ms)), SLOWEST, FASTEST)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}
