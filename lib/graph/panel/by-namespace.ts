import { foldFrames } from '@/lib/graph/fold/fold-frames'
import type { Graph, GraphBox, GraphNode } from '@/lib/graph/model'
import { writeNodeId } from '../series/node-id'

/** Known by a name that no namespace has: who called unseen, hosts outside, Envoy's clusters for what it does not know. */
const OUTSIDE: ReadonlySet<GraphNode['kind']> = new Set(['unknown', 'entry'])

/**
 * The same traffic with each namespace as one node. What belongs to none stays as it is, and so does what a namespace only declares, such
 * as an external host.
 */
export function byNamespace(graph: Graph): Graph {
  const boxes = new Map<string, GraphBox>()
  const nodes = graph.nodes.map((node) => {
    const { cluster, namespace } = node
    if (namespace === 'unknown' || OUTSIDE.has(node.kind)) return { ...node, box: null }
    const id = writeNodeId({ kind: 'box', level: 'namespace', cluster, namespace, name: null })
    boxes.set(id, { id, level: 'namespace', name: namespace, parent: null, flags: [], health: null })
    return { ...node, box: id }
  })
  return foldFrames({ ...graph, nodes, boxes: [...boxes.values()] }, [...boxes.keys()])
}
