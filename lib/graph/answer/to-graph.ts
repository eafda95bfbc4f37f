import { compareText } from '@/lib/std/compare-text'
import { UNKNOWN } from '../build/identify-node'
import { NO_BADGES } from '../build/no-badges'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { Graph, GraphNode, GraphRequest } from '../model'
import type { Boxed } from '../steps/box-nodes'
import { edgesByNode } from '../steps/edges'
import { type Errors, sumTraffic } from './sum-traffic'
import { writeEdge } from './write-edge'

const MAX_PRINCIPALS = 20

/** The drawn part of the answer: nodes and edges sorted by id, their sums taken from the edges as they are now (R3, X1). */
export function toGraph(
  { nodes, edges }: TrafficGraph,
  boxed: Boxed,
  request: GraphRequest,
  errors: (edge: TrafficEdge) => Errors,
): Pick<Graph, 'nodes' | 'edges' | 'boxes'> {
  const sorted = [...edges.values()].sort(byId)
  const touching = edgesByNode({ edges: new Map(sorted.map((edge) => [edge.id, edge])) })
  const outOf = new Map<string, number>()
  for (const { source, protocol, numbers } of sorted) {
    const key = `${source}>${protocol}`
    outOf.set(key, (outOf.get(key) ?? 0) + numbers.rate)
  }
  return {
    nodes: [...nodes.values()].sort(byId).map((node) => {
      const { incoming, outgoing } = touching(node.id)
      return writeNode(node, boxed, { in: sumTraffic(incoming, errors), out: sumTraffic(outgoing, errors) })
    }),
    edges: sorted.map((edge) =>
      writeEdge(edge, errors(edge), outOf.get(`${edge.source}>${edge.protocol}`) ?? 0, request),
    ),
    boxes: boxed.boxes,
  }
}

function writeNode(node: TrafficNode, { boxOf }: Boxed, traffic: Pick<GraphNode, 'in' | 'out'>): GraphNode {
  const { id, kind, cluster, namespace, workload, app, version, service, operation, entry, group } = node
  const badges = node.badges ?? NO_BADGES
  return {
    id,
    kind,
    cluster: cluster ?? UNKNOWN,
    namespace: namespace ?? UNKNOWN,
    ...(workload === null ? {} : { workload }),
    ...(app === null ? {} : { app }),
    ...(version === null ? {} : { version }),
    ...(service === null ? {} : { service }),
    ...(operation == null ? {} : { operation }),
    ...(entry == null ? {} : { entry }),
    ...(group == null ? {} : { group }),
    box: boxOf.get(id) ?? null,
    flags: [...node.flags].sort(compareText),
    ...traffic,
    services: node.services,
    principals: node.principals.slice(0, MAX_PRINCIPALS),
    badges,
    health: node.health,
    labels: node.labels,
  }
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compareText(a.id, b.id)
}
