import { formatPercent } from '@/lib/i18n/format-percent'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type {
  GraphBox,
  GraphEdge,
  GraphNode,
  NodeKind,
  NodeTraffic,
  OwnWords,
  Protocol,
  Status,
} from '@/lib/graph/model'
import type { DisplayTexts } from './display-texts'
import { type EdgeLabelChoice, latencyText } from './edge-label'
import { type GraphIndex, nodesInBox } from './graph-index'
import { type NodeSign, nodeBadges } from './node-badges'
import { nodeTitle } from './node-label'
import { NODE_BADGES } from '@/lib/url/graph-view'

/** What a tooltip says of an element and what is read aloud: facts only, the words are the catalogue's. */
export type Description = NodeDescription | EdgeDescription | FrameDescription

/** A key number; its text is empty when there is none, and the tooltip then leaves it out. */
export interface KeyNumber {
  readonly name: 'in' | 'out' | 'errors' | 'rate' | 'latency' | 'nodes' | 'failing' | 'mtls'
  readonly text: string
}

interface Described {
  /** In place of the words for kind, status and numbers of traffic. */
  readonly own: OwnWords | undefined
}

export interface NodeDescription extends Described {
  readonly kind: 'node'
  readonly title: string
  /** Unshortened; absent where the title says it. */
  readonly version: string | undefined
  readonly nodeKind: NodeKind
  readonly namespace: string
  readonly status: Status | null
  /** Which rule decided the status; may be empty. */
  readonly reason: string
  readonly incoming: number
  readonly outgoing: number
  readonly signs: readonly NodeSign[]
  readonly numbers: readonly KeyNumber[]
}

export interface EdgeDescription extends Described {
  readonly kind: 'edge'
  readonly from: string
  readonly to: string
  readonly protocol: Protocol
  readonly status: Status | null
  readonly numbers: readonly KeyNumber[]
}

export interface FrameDescription extends Described {
  readonly kind: 'frame'
  readonly title: string
  readonly level: GraphBox['level']
  readonly status: Status | null
  readonly reason: string
  readonly numbers: readonly KeyNumber[]
}

/** Describes a node, an edge or a frame with three key numbers; undefined for an id that the graph does not have. */
export function describeElement(
  index: GraphIndex,
  id: string,
  choice: Pick<EdgeLabelChoice, 'latency'>,
  texts: DisplayTexts,
): Description | undefined {
  const node = index.nodes.get(id)
  if (node !== undefined) return describeNode(index, node, texts)
  const edge = index.edges.get(id)
  if (edge !== undefined) return describeEdge(index, edge, choice, texts)
  const box = index.boxes.get(id)
  return box === undefined ? undefined : describeFrame(index, box)
}

function describeNode(index: GraphIndex, node: GraphNode, texts: DisplayTexts): NodeDescription {
  const traffic = node.in.length > 0 ? node.in : node.out
  return {
    kind: 'node',
    own: node.own,
    title: nodeTitle(node, texts),
    version: node.version,
    nodeKind: node.kind,
    namespace: node.namespace,
    status: node.health?.status ?? null,
    reason: node.health?.reason ?? '',
    incoming: index.incoming.get(node.id)?.length ?? 0,
    outgoing: index.outgoing.get(node.id)?.length ?? 0,
    signs: nodeBadges(node, NODE_BADGES),
    numbers: [
      { name: 'in', text: ratesText(node.in) },
      { name: 'out', text: ratesText(node.out) },
      { name: 'errors', text: errorsText(traffic) },
    ],
  }
}

function describeEdge(
  index: GraphIndex,
  edge: GraphEdge,
  choice: Pick<EdgeLabelChoice, 'latency'>,
  texts: DisplayTexts,
): EdgeDescription {
  const nameOf = (id: string) => {
    const node = index.nodes.get(id)
    if (node === undefined) return id
    const title = nodeTitle(node, texts)
    return node.kind === 'app' && node.version !== undefined ? `${title} ${node.version}` : title
  }
  return {
    kind: 'edge',
    own: edge.own,
    from: nameOf(edge.source),
    to: nameOf(edge.target),
    protocol: edge.protocol,
    status: edge.health,
    numbers: [
      { name: 'rate', text: formatTraffic(edge.rate, edge.unit) },
      edge.protocol === 'tcp'
        ? { name: 'mtls', text: formatPercent(edge.mtls?.percent ?? null) }
        : { name: 'errors', text: formatPercent(edge.errorPercent) },
      { name: 'latency', text: latencyText(edge, choice.latency, texts) },
    ],
  }
}

function describeFrame(index: GraphIndex, box: GraphBox): FrameDescription {
  const inside = nodesInBox(index, box.id)
  const members = new Set(inside.map((node) => node.id))
  let rate = 0
  for (const node of inside) {
    for (const edge of index.incoming.get(node.id) ?? []) {
      if (edge.unit === 'req/s' && !members.has(edge.source)) rate += edge.rate
    }
  }
  const failing = inside.filter((node) => node.health?.status === 'failure').length
  return {
    kind: 'frame',
    own: box.own,
    title: box.name,
    level: box.level,
    status: box.health?.status ?? null,
    reason: box.health?.reason ?? '',
    numbers: [
      { name: 'nodes', text: String(inside.length) },
      { name: 'failing', text: failing === 0 ? '' : String(failing) },
      { name: 'in', text: rate === 0 ? '' : formatTraffic(rate, 'req/s') },
    ],
  }
}

/** Rates by unit, requests before bytes: `12.3 rps · 4.00 kB/s`. */
function ratesText(traffic: readonly NodeTraffic[]): string {
  const byUnit = new Map<NodeTraffic['unit'], number>()
  for (const { unit, rate } of traffic) byUnit.set(unit, (byUnit.get(unit) ?? 0) + rate)
  return [...byUnit].map(([unit, rate]) => formatTraffic(rate, unit)).join(' · ')
}

function errorsText(traffic: readonly NodeTraffic[]): string {
  const requests = traffic.filter((part) => part.unit === 'req/s')
  const rate = requests.reduce((sum, part) => sum + part.rate, 0)
  const errors = requests.reduce((sum, part) => sum + part.errorRate, 0)
  return rate > 0 ? formatPercent((errors / rate) * 100) : ''
}
