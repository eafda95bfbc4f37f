import { type GraphBox, type GraphNode, NODE_KINDS, type NodeKind } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import type { ElementIndex } from './element-index'
import { statusRank } from './rank-edges'
import { type TrafficAround, trafficAround } from './traffic-around'

/** What the panel shows for a frame. */
export interface BoxPanel {
  readonly box: GraphBox
  /** Members by kind, in the order of the kinds; kinds without a member left out. */
  readonly counts: readonly { readonly kind: NodeKind; readonly count: number }[]
  /** Worst health first. */
  readonly members: readonly GraphNode[]
  readonly traffic: TrafficAround
}

/** Everything of one frame, or undefined when the graph has no such frame. */
export function prepareBox(index: ElementIndex, id: string): BoxPanel | undefined {
  const box = index.boxes.get(id)
  if (box === undefined) return undefined
  const members = index.members.get(id) ?? []
  return {
    box,
    counts: countKinds(members),
    members: [...members].sort(byHealth),
    traffic: trafficAround(index, new Set(members.map((node) => node.id))),
  }
}

/** Counts nodes by kind; a collapsed group counts as its members. */
function countKinds(nodes: readonly GraphNode[]): BoxPanel['counts'] {
  const count = (node: GraphNode, kind: NodeKind) =>
    node.group === undefined ? Number(node.kind === kind) : (node.group.byKind[kind] ?? 0)
  return NODE_KINDS.map((kind) => ({
    kind,
    count: nodes.reduce((total, node) => total + count(node, kind), 0),
  })).filter((entry) => entry.count > 0)
}

function byHealth(a: GraphNode, b: GraphNode): number {
  const rank = (node: GraphNode) => statusRank(node.health?.status ?? null)
  return rank(a) - rank(b) || compareText(a.id, b.id)
}
