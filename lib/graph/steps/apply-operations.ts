import type { Accumulator } from '../build/accumulator'
import { UNKNOWN } from '../build/identify-node'
import { makeNode } from '../build/make-node'
import type { TrafficEdge, TrafficNode } from '../build/traffic-graph'
import { writeNodeId } from '../series/node-id'
import { mergeEdges, retarget } from './edges'
import type { Step } from './step'

/**
 * S2: classified requests go from their caller to a node for their class, and from there to where they would have gone. What has no
 * class stays on the direct edge, which goes where nothing stays. The classes' edges have no latency and no server's view: neither
 * is told by class.
 */
export const applyOperations: Step = (graph, { request: { operations: label } }) => {
  if (label === null) return { graph, notes: [] }
  const added = new Map<string, TrafficNode>()
  const edges: TrafficEdge[] = []
  for (const edge of graph.edges.values()) {
    const target = graph.nodes.get(edge.target)
    const { operations } = edge.numbers
    if (operations === null || target === undefined) {
      edges.push(edge)
      continue
    }
    if (edge.numbers.rate > 0) edges.push({ ...edge, numbers: { ...edge.numbers, operations: null } })
    for (const [value, part] of operations) {
      const node = operationNode(target, { label, value })
      added.set(node.id, node)
      edges.push(...throughNode(edge, node.id, part))
    }
  }
  if (added.size === 0) return { graph, notes: [] }
  return { graph: { nodes: new Map([...graph.nodes, ...added]), edges: mergeEdges(edges) }, notes: [] }
}

function throughNode(edge: TrafficEdge, node: string, part: Accumulator): readonly TrafficEdge[] {
  const { overlap, mirrored } = edge.numbers
  const own = { ...edge, numbers: { ...part, overlap, mirrored } }
  return [retarget(own, edge.source, node), retarget(own, node, edge.target)]
}

/** In the place of what was called; requests to different services are different operations. */
function operationNode(target: TrafficNode, operation: { readonly label: string; readonly value: string }) {
  const { cluster, namespace } = target
  const service = target.kind === 'service' ? target.service : null
  const place = { cluster: cluster ?? UNKNOWN, namespace: namespace ?? UNKNOWN }
  const id = writeNodeId({ kind: 'operation', ...place, ...operation, service })
  return makeNode({ id, kind: 'operation', cluster, namespace, operation })
}
