import { type GraphEdge, STATUSES, type Status } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'

/** 0 for failure up to 4 for what nobody rates: worst first when sorted ascending. */
export function statusRank(status: Status | null): number {
  return status === null ? STATUSES.length : STATUSES.indexOf(status)
}

/** Rates of different units on one scale: bytes count as kibibytes, as in the drawing budget. */
export function trafficWeight(traffic: { readonly unit: GraphEdge['unit']; readonly rate: number }): number {
  return traffic.unit === 'B/s' ? traffic.rate / 1024 : traffic.rate
}

/** Edges by importance: worst health first, then the larger traffic, then the id. */
export function rankEdges(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return [...edges].sort(
    (a, b) =>
      statusRank(a.health) - statusRank(b.health) || trafficWeight(b) - trafficWeight(a) || compareText(a.id, b.id),
  )
}
