import { type Graph, PROTOCOLS, type Protocol } from '@/lib/graph/model'
import type { GraphView } from '@/lib/url/graph-view'

/** Parts of the toolbar that may have no effect. */
export type GraphOption =
  'latency' | 'quantiles' | 'throughput' | 'services' | 'waypoints' | 'idleNodes' | 'clusterBoxes'

export const UNAVAILABLE_REASONS = [
  'noRequests',
  'noMetric',
  'noBuckets',
  'tooManyCalls',
  'serviceGraph',
  'ambientOff',
  'focusGraph',
  'oneCluster',
] as const
export type UnavailableReason = (typeof UNAVAILABLE_REASONS)[number]

/**
 * Which options have no effect in this view, and why. Options that are fine are not in the map.
 *
 * @param graph the last answer, whose notes tell what the metric store lacks; undefined before the first.
 */
export function unavailable(view: GraphView, graph: Graph | undefined): ReadonlyMap<GraphOption, UnavailableReason> {
  const reasons = new Map<GraphOption, UnavailableReason>()
  const requests = view.http === 'requests' || view.grpc === 'requests'
  const missing = graph?.notes.find((note) => note.code === 'metric-missing')?.ids ?? []
  const lacks = (part: string) => missing.some((metric) => metric.includes(part))
  if (!requests) {
    reasons.set('latency', 'noRequests').set('throughput', 'noRequests')
  } else {
    if (lacks('duration_milliseconds_sum') || lacks('duration_milliseconds_count')) reasons.set('latency', 'noMetric')
    if (lacks(`${view.throughput}_bytes_sum`)) reasons.set('throughput', 'noMetric')
  }
  if (lacks('duration_milliseconds_bucket')) reasons.set('quantiles', 'noBuckets')
  else if (graph?.notes.some((note) => note.code === 'latency-degraded')) reasons.set('quantiles', 'tooManyCalls')
  if (view.type === 'service') reasons.set('services', 'serviceGraph')
  if (view.ambient === 'none') reasons.set('waypoints', 'ambientOff')
  if (view.focus !== null) reasons.set('idleNodes', 'focusGraph')
  if (graph !== undefined && clusterCount(graph) < 2) reasons.set('clusterBoxes', 'oneCluster')
  return reasons
}

function clusterCount(graph: Graph): number {
  return new Set(graph.nodes.map((node) => node.cluster).filter((cluster) => cluster !== 'unknown')).size
}

/** Which protocols the view draws. */
export function drawnProtocols(view: Pick<GraphView, 'http' | 'grpc' | 'tcp'>): readonly Protocol[] {
  return PROTOCOLS.filter((protocol) => view[protocol] !== 'none')
}

/** How many things of the Show menu are on. */
export function shownCount(view: GraphView): number {
  const { services, idleNodes, idleEdges, waypoints, animation, boxes, badges } = view
  const on = [services, idleNodes, idleEdges, waypoints, animation].filter(Boolean).length
  return on + boxes.length + badges.length
}
