import type { Graph, GraphEdge, GraphNode, NodeTraffic } from '@/lib/graph/model'
import { graphEdge, graphNode, graphOf, NO_CLASSES } from '@/lib/graph/testing/graph-builders'

// Elements with short ids for tests: name only what the case is about.

export function aNode(id: string, parts: Partial<GraphNode> = {}): GraphNode {
  return graphNode(id, { cluster: 'east', namespace: 'shop', health: null, ...parts })
}

/** 10 requests or bytes per second. */
export function anEdge(source: string, target: string, parts: Partial<GraphEdge> = {}): GraphEdge {
  return graphEdge(source, target, { rate: 10, ...parts })
}

export function someTraffic(parts: Partial<NodeTraffic> = {}): NodeTraffic {
  return { protocol: 'http', unit: 'req/s', rate: 10, errorRate: 0, classes: NO_CLASSES, ...parts }
}

export function aGraph(parts: Partial<Graph> = {}): Graph {
  return { ...graphOf([]), ...parts }
}
