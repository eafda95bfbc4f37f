import { parseFocus } from '@/lib/graph/request/focus'
import { type GraphView, readGraphView } from './graph-view'

/**
 * The graph of one thing and its neighbours as pages about it ask for it: over the window of the page, but always drawn the same way, and
 * without the services between workloads. One question serves card, header and tables.
 *
 * @param reference of what: `workload:bookinfo/reviews-v2`, as `focus` of the graph page.
 */
export function thingGraphView(
  reference: string,
  { duration, at, cluster }: Pick<GraphView, 'duration' | 'at' | 'cluster'>,
): GraphView {
  const focus = parseFocus(reference)
  const type = focus?.kind === 'app' ? (focus.version === null ? 'app' : 'versioned-app') : 'workload'
  const plain = readGraphView(new URLSearchParams())
  return { ...plain, duration, at, cluster, focus: reference, type, services: focus?.kind === 'service', boxes: [] }
}

/** As `thingGraphView`, with how long requests took. */
export function thingTrafficView(reference: string, window: Parameters<typeof thingGraphView>[1]): GraphView {
  return { ...thingGraphView(reference, window), edgeLabels: ['rate', 'latency'], latency: 'p95' }
}

/** The graph of one namespace and whoever it talks to, one node for each application; asked for like that of a thing. */
export function namespaceGraphView(
  namespace: string,
  { duration, at, cluster }: Pick<GraphView, 'duration' | 'at' | 'cluster'>,
): GraphView {
  const plain = readGraphView(new URLSearchParams())
  return { ...plain, duration, at, cluster, namespaces: [namespace], type: 'app', services: false, boxes: [] }
}
