import { type Status, STATUSES } from '@/lib/graph/model'

/** The worse of two, in the order failure, degraded, not-ready, healthy; what is not rated (null) gives way to anything. */
export function worseStatus(a: Status | null, b: Status | null): Status | null {
  if (a === null || b === null) return a ?? b
  return STATUSES.indexOf(a) <= STATUSES.indexOf(b) ? a : b
}

export function worstStatus(statuses: Iterable<Status | null>): Status | null {
  let worst: Status | null = null
  for (const status of statuses) worst = worseStatus(worst, status)
  return worst
}
