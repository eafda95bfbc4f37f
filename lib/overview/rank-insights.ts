import type { MeshSummary, ThingSummary } from '@/lib/graph/summary/summarise-mesh'
import { byPlace } from '@/lib/lists/by-place'
import { incoming } from '@/lib/lists/mesh-view'
import type { RowTraffic } from '@/lib/lists/model'
import type { InsightName, InsightRow, Insights } from './model'

const MOST_ROWS = 6
const VALUES: Readonly<Record<InsightName, (traffic: RowTraffic) => number | null>> = {
  errors: ({ errorPercent }) => errorPercent,
  latency: ({ p95Ms }) => p95Ms,
  tcp: ({ bytesRate }) => bytesRate,
}

/**
 * The services with the largest share of failures, the slowest and those with the most bytes: the numbers of the list of services, at
 * most six of each. What is zero is no insight.
 *
 * @returns null where nobody could be asked for traffic.
 */
export function rankInsights(things: MeshSummary): Insights {
  const services = [...things.values()].filter(({ kind }) => kind === 'service' || kind === 'entry')
  const asked = services.flatMap((thing) =>
    thing.traffic === null ? [] : [{ thing, traffic: trafficOf(thing.traffic) }],
  )
  if (asked.length === 0 && services.length > 0) return null
  const rank = (name: InsightName): readonly InsightRow[] =>
    asked
      .flatMap(({ thing: { kind, cluster, namespace, name: own, health }, traffic }) => {
        const value = VALUES[name](traffic)
        const place = { kind, cluster, namespace, name: own }
        const { requestRate } = traffic
        return value === null || value <= 0 ? [] : [{ place, status: health.status, value, requestRate }]
      })
      .sort((a, b) => b.value - a.value || byPlace(a.place, b.place))
      .slice(0, MOST_ROWS)
  return { errors: rank('errors'), latency: rank('latency'), tcp: rank('tcp') }
}

function trafficOf({ in: parts, p95Ms }: NonNullable<ThingSummary['traffic']>): RowTraffic {
  return { ...incoming(parts), p95Ms }
}
