import type { GraphEdge } from '@/lib/graph/model'

const THINNEST = 1.5
const THICKEST = 5
/** A failing edge is never thinner, so that colour is not the only sign of it (graph.md V4). */
const FAILING_AT_LEAST = 4
/** Widths are absolute, not relative to the drawing: an edge keeps its width when another one comes or goes. */
const SMALLEST = { 'req/s': 0.1, 'msg/s': 0.1, 'B/s': 100 } as const
const DECADES = 5
/** Steps of a quarter pixel: nobody sees less, and a refresh then changes few edges. */
const STEP = 0.25

/** The width of an edge in pixels: 1.5 to 5 by the logarithm of its rate, 0.1 to 10,000 requests or 100 B to 10 MB a second. */
export function edgeWidth(edge: GraphEdge): number {
  const decades = Math.log10(Math.max(edge.rate, Number.MIN_VALUE) / SMALLEST[edge.unit])
  const share = Math.min(1, Math.max(0, decades / DECADES))
  const width = Math.round((THINNEST + share * (THICKEST - THINNEST)) / STEP) * STEP
  return edge.health === 'failure' ? Math.max(FAILING_AT_LEAST, width) : width
}
