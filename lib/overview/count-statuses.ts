import type { HealthStatus } from '@/lib/health/summarise-health'
import type { StatusCounts } from './model'

/** How many there are of each status; zeros are written out. */
export function countStatuses(statuses: Iterable<HealthStatus>): StatusCounts {
  const counts = { failure: 0, degraded: 0, 'not-ready': 0, healthy: 0, 'not-known': 0, 'not-rated': 0 }
  for (const status of statuses) counts[status] += 1
  return counts
}
