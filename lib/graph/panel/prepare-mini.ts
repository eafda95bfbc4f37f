import { drawnEdges } from '@/lib/graph/display/drawn-edges'
import type { Graph, GraphEdge, GraphNode } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { statusRank, trafficWeight } from './rank-edges'

/** A neighbour and the edge that leads to or from it, the worst where there are several. */
export interface MiniPeer {
  readonly node: GraphNode
  readonly edge: GraphEdge
}

/** What a card shows of a node graph: the node, who calls it and what it calls, worst first. */
export interface MiniGraphModel {
  readonly node: GraphNode
  readonly callers: readonly MiniPeer[]
  readonly callees: readonly MiniPeer[]
  /** How many more there are than are shown. */
  readonly moreCallers: number
  readonly moreCallees: number
}

const SHOWN = 4

/**
 * Reduces a graph to what fits into a card: three columns of at most four rows.
 *
 * @param isOwn which nodes stand in the middle; those that a node graph was asked for when left out.
 * @returns undefined where the graph has none of them.
 */
export function prepareMini(
  graph: Graph,
  isOwn: (node: GraphNode) => boolean = ({ flags }) => flags.includes('focus'),
): MiniGraphModel | undefined {
  const focus = graph.nodes.filter(isOwn)
  const own = new Set(focus.map(({ id }) => id))
  const [node] = focus.toSorted((a, b) => trafficOf(b) - trafficOf(a) || compareText(a.id, b.id))
  if (node === undefined) return undefined
  const nodes = new Map(graph.nodes.map((one) => [one.id, one]))
  const peers = (side: 'source' | 'target'): readonly MiniPeer[] => {
    const other = side === 'source' ? 'target' : 'source'
    const worst = new Map<string, MiniPeer>()
    for (const edge of drawnEdges(graph)) {
      const peer = nodes.get(edge[side])
      if (peer === undefined || !own.has(edge[other]) || own.has(peer.id)) continue
      const known = worst.get(peer.id)
      if (known === undefined || byUrgency(edge, known.edge) < 0) worst.set(peer.id, { node: peer, edge })
    }
    return [...worst.values()].toSorted((a, b) => byUrgency(a.edge, b.edge))
  }
  const [callers, callees] = [peers('source'), peers('target')]
  return {
    node,
    callers: callers.slice(0, SHOWN),
    callees: callees.slice(0, SHOWN),
    moreCallers: Math.max(0, callers.length - SHOWN),
    moreCallees: Math.max(0, callees.length - SHOWN),
  }
}

function byUrgency(a: GraphEdge, b: GraphEdge): number {
  return statusRank(a.health) - statusRank(b.health) || trafficWeight(b) - trafficWeight(a) || compareText(a.id, b.id)
}

function trafficOf(node: GraphNode): number {
  return [...node.in, ...node.out].reduce((sum, traffic) => sum + trafficWeight(traffic), 0)
}
