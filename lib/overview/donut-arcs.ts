import { HEALTH_STATUSES, type HealthStatus } from '@/lib/health/summarise-health'
import type { StatusCounts } from './model'

export interface DonutArc {
  readonly status: HealthStatus
  /** Percent of the ring, clockwise from the top. */
  readonly start: number
  readonly length: number
}

/** Between arcs, so that neighbours of like colours stay apart. */
const GAP = 0.6
/** However few, they are seen. */
const LEAST = 0.8

/** Shares of a ring, the worst first. */
export function donutArcs(counts: StatusCounts): readonly DonutArc[] {
  const present = HEALTH_STATUSES.filter((status) => counts[status] > 0)
  const total = present.reduce((sum, status) => sum + counts[status], 0)
  const gap = present.length > 1 ? GAP : 0
  return present.map((status, index) => {
    const before = present.slice(0, index).reduce((sum, one) => sum + counts[one], 0)
    const share = (counts[status] / total) * 100
    return { status, start: (before / total) * 100, length: Math.max(share - gap, LEAST) }
  })
}
