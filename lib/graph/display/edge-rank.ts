import type { EdgeToken } from './tokens'

const RANK: Readonly<Record<EdgeToken, number>> = {
  idle: 0,
  tcp: 1,
  unrated: 1,
  healthy: 1,
  'not-ready': 2,
  degraded: 3,
  failure: 4,
}

/** What has the higher rank is drawn later, over the rest: what is not well is never hidden by what is. */
export function edgeRank(token: EdgeToken): number {
  return RANK[token]
}
