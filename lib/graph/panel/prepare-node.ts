import type { GraphEdge, GraphNode, ObjectRef } from '@/lib/graph/model'
import { compareText } from '@/lib/std/compare-text'
import { badgeObjects, type BadgeWord, badgeWords } from './badge-words'
import type { ElementIndex } from './element-index'
import { type NodeMeaning, nodeMeaning } from './node-meaning'
import { rankEdges } from './rank-edges'
import { sumTraffic, toTrafficRows, type TrafficRow } from './traffic-row'

/** A neighbour over one edge, seen from the node. */
export interface PeerRow {
  readonly edge: GraphEdge
  readonly node: GraphNode
}

/** What the panel shows for one node. */
export interface NodePanel {
  readonly node: GraphNode
  /** From and to other nodes. */
  readonly inbound: readonly TrafficRow[]
  readonly outbound: readonly TrafficRow[]
  /** Of a collapsed group: what its members send each other. */
  readonly inside: readonly TrafficRow[]
  /** Worst first. */
  readonly callers: readonly PeerRow[]
  readonly callees: readonly PeerRow[]
  readonly badges: readonly BadgeWord[]
  readonly objects: readonly ObjectRef[]
  /** Names under which the node is asked for: an entry's, a gateway's or a route's hosts, or those of its traffic. */
  readonly hosts: readonly string[]
  readonly meaning: NodeMeaning | null
}

/** Everything of one node, or undefined when the graph has no such node. */
export function prepareNode(index: ElementIndex, id: string): NodePanel | undefined {
  const node = index.nodes.get(id)
  if (node === undefined) return undefined
  const incoming = index.incoming.get(id) ?? []
  const outgoing = index.outgoing.get(id) ?? []
  const meaning = nodeMeaning(node)
  const drawn = (edges: readonly GraphEdge[]) => edges.filter((edge) => !edge.flags.includes('internal'))
  const rows = (edges: readonly GraphEdge[]) => toTrafficRows(sumTraffic(edges))
  return {
    node,
    inbound: rows(drawn(incoming)),
    outbound: rows(drawn(outgoing)),
    inside: rows(outgoing.filter((edge) => edge.flags.includes('internal'))),
    callers: peers(drawn(incoming), (edge) => index.nodes.get(edge.source)),
    callees: peers(drawn(outgoing), (edge) => index.nodes.get(edge.target)),
    badges: badgeWords(node),
    objects: badgeObjects(node),
    hosts: hostsOf(node, meaning === null || meaning === 'group' ? [] : incoming),
    meaning,
  }
}

function peers(edges: readonly GraphEdge[], other: (edge: GraphEdge) => GraphNode | undefined): readonly PeerRow[] {
  return rankEdges(edges).flatMap((edge) => {
    const node = other(edge)
    return node === undefined ? [] : [{ edge, node }]
  })
}

/** Of a node without a name of its own the hosts asked for are the best clue to what it is. */
function hostsOf(node: GraphNode, incoming: readonly GraphEdge[]): readonly string[] {
  const hosts = [
    ...(node.entry?.hosts ?? []),
    ...(node.badges.gateway?.hosts ?? []),
    ...(node.badges.routing?.hosts ?? []),
    ...incoming.flatMap((edge) => edge.responses.flatMap((response) => Object.keys(response.hosts))),
  ]
  return [...new Set(hosts)].sort(compareText)
}
