import type { Matcher } from '@/lib/promql/expression'
import { type GraphRequest, type Reporter, REPORTERS } from '../model'

/** The reporters that take part (Q10): waypoints only where ambient traffic is drawn at layer 7. */
export function askedReporters({ ambient }: Pick<GraphRequest, 'ambient'>): readonly Reporter[] {
  const withWaypoints = ambient === 'total' || ambient === 'waypoint'
  return REPORTERS.filter((reporter) => reporter !== 'waypoint' || withWaypoints)
}

export function reportedBy(reporters: readonly Reporter[]): Matcher {
  return { label: 'reporter', operator: '=~', value: reporters.join('|') }
}
