import type { Badges } from '../model'

/** A node without any sign. */
export const NO_BADGES: Badges = {
  circuitBreaker: false,
  ingressWaypoint: false,
  workloadEntries: [],
  routing: null,
  gateway: null,
}
