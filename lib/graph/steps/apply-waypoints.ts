import type { TrafficEdge, TrafficGraph } from '../build/traffic-graph'
import { pairNote } from '../reports/pair-note'
import { writeEdgeId } from '../series/edge-id'
import { isReduced } from './reduce-to-services'
import { isCountable, withoutNodes } from './edges'
import { clusterOf, workloadsOf } from './node-facts'
import type { Step, StepContext } from './step'

/**
 * M2: says which edges lead to and from waypoints and which belong together, and which Gateway API gateways hand their traffic to
 * one. Where waypoints are not drawn they go, then what stands without edges because of it.
 */
export const applyWaypoints: Step = (graph, context) => {
  const waypoints = new Set([...graph.nodes.values()].filter(({ flags }) => flags.has('waypoint')).map(({ id }) => id))
  if (waypoints.size === 0) return { graph, notes: [] }
  const marked = markGateways(graph, waypoints, context)
  if (!context.request.waypoints) return hideWaypoints(marked, waypoints, context)
  const edges = [...marked.edges].map(([id, edge]): [string, TrafficEdge] => [id, markEdge(edge, waypoints, marked)])
  return { graph: { nodes: marked.nodes, edges: new Map(edges) }, notes: [] }
}

function markEdge(edge: TrafficEdge, waypoints: ReadonlySet<string>, { edges }: TrafficGraph): TrafficEdge {
  const [to, from] = [waypoints.has(edge.target), waypoints.has(edge.source)]
  if (!to && !from) return edge
  const opposite = writeEdgeId(edge.target, edge.source, edge.protocol)
  const pair = opposite !== edge.id && edges.has(opposite) ? opposite : null
  const flags = new Set(edge.flags)
  if (to) flags.add('waypoint-to')
  if (from) flags.add('waypoint-from')
  return { ...edge, flags, pair }
}

function markGateways(graph: TrafficGraph, waypoints: ReadonlySet<string>, { index }: StepContext): TrafficGraph {
  const callers = new Set(
    [...graph.edges.values()].filter(({ target }) => waypoints.has(target)).map(({ source }) => source),
  )
  const nodes = new Map(graph.nodes)
  for (const id of callers) {
    const node = nodes.get(id)
    if (node === undefined) continue
    const gateways = clusterOf(node, index)?.gateways
    const kinds = workloadsOf(node, index).flatMap(({ namespace, name }) => gateways?.get(`${namespace}/${name}`) ?? [])
    if (kinds.some(({ kind }) => kind === 'gateway-api')) nodes.set(id, { ...node, ingressWaypoint: true })
  }
  return { ...graph, nodes }
}

function hideWaypoints(
  graph: TrafficGraph,
  waypoints: ReadonlySet<string>,
  { request }: StepContext,
): ReturnType<Step> {
  const hidden = [...graph.edges.values()].filter(
    ({ source, target }) => waypoints.has(source) || waypoints.has(target),
  )
  const rest = withoutNodes(graph, waypoints)
  const touched = new Set([...rest.edges.values()].flatMap(({ source, target }) => [source, target]))
  const lonely = [...rest.nodes.values()].filter(({ id, flags }) => !touched.has(id) && !flags.has('idle'))
  const lost = hidden
    .filter((edge) => edge.numbers.rate > 0 && isCountable(edge, graph.nodes, isReduced(request)))
    .map(({ protocol, numbers }) => ({ protocol, rate: numbers.rate }))
  return {
    graph: withoutNodes(rest, new Set(lonely.map(({ id }) => id))),
    notes: lost.length === 0 ? [] : [pairNote('hidden-waypoint-traffic', lost)],
  }
}
