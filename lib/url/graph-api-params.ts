import type { Need } from '@/lib/graph/find/operand'
import { needsOf } from '@/lib/graph/find/requirements'
import type { GraphView } from './graph-view'

/** What `GET /api/graph` assumes of an absent parameter, where the page's own default is not the same or not sent. */
const API_DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['duration', '600s'],
  ['type', 'versioned-app'],
  ['services', 'true'],
  ['http', 'requests'],
  ['grpc', 'requests'],
  ['tcp', 'sent'],
  ['ambient', 'total'],
  ['reporter', 'client'],
  ['waypoints', 'false'],
  ['idleEdges', 'false'],
  ['idleNodes', 'false'],
  ['labels', 'false'],
  ['latency', 'none'],
  ['throughput', 'none'],
  ['boxes', 'cluster,namespace'],
])

/** The label that Istio's own examples classify requests by. */
const USUAL_OPERATIONS = 'request_operation'

/**
 * The parameters of `GET /api/graph` for a view: the API's defaults left out, names and lists in a fixed order, so that views
 * which differ only in how they are shown ask the same question. What find and hide need is asked for (graph.md F5).
 *
 * @param also asked for as well, as if an expression needed it.
 */
export function graphApiParams(view: GraphView, also?: Need): URLSearchParams {
  const needs = new Set([...needsOf(view), ...(also === undefined ? [] : [also])])
  const wanted: [string, string | null][] = [
    ['namespaces', view.focus === null ? [...new Set(view.namespaces)].sort().join(',') : null],
    ['focus', view.focus],
    ['cluster', view.cluster],
    ['duration', `${view.duration}s`],
    ['at', view.at === null ? null : String(view.at)],
    ['type', view.type],
    ['services', String(view.services)],
    ['http', view.http],
    ['grpc', view.grpc],
    ['tcp', view.tcp],
    ['ambient', view.ambient],
    ['reporter', view.reporter],
    ['waypoints', String(view.waypoints)],
    ['idleEdges', String(view.idleEdges || needs.has('idle-edges'))],
    ['idleNodes', String(view.idleNodes || needs.has('idle'))],
    ['labels', String(needs.has('labels'))],
    ['latency', latencyAsked(view, needs)],
    ['throughput', view.edgeLabels.includes('throughput') || needs.has('throughput') ? view.throughput : 'none'],
    ['operations', view.operations ?? (needs.has('operations') && !isOperation(view) ? USUAL_OPERATIONS : null)],
    ['boxes', view.boxes.length === 0 ? 'none' : [...view.boxes].sort().join(',')],
  ]
  const params = new URLSearchParams()
  for (const [name, value] of wanted) {
    if (value !== null && value !== API_DEFAULTS.get(name)) params.set(name, value)
  }
  for (const id of [...new Set(view.expand)].sort()) params.append('expand', id)
  return params
}

/** An operation in focus brings its own label. */
function isOperation({ focus }: GraphView): boolean {
  return focus?.startsWith('operation:') === true
}

/** One quantile brings all of them and the average. */
function latencyAsked(view: GraphView, needs: ReadonlySet<Need>): GraphView['latency'] | 'none' {
  if (needs.has('quantiles') && view.latency === 'avg') return 'p95'
  const isNeeded = needs.has('quantiles') || needs.has('latency')
  return isNeeded || view.edgeLabels.includes('latency') ? view.latency : 'none'
}
