import { drawnEdges, isTwoWay } from '@/lib/graph/display/drawn-edges'
import { breakerOpened, edgeLock } from '@/lib/graph/display/edge-lock'
import { NODE_SIGNS, nodeBadges } from '@/lib/graph/display/node-badges'
import { nodeIcon } from '@/lib/graph/display/node-icon'
import { EDGE_TOKENS, edgeToken, NODE_TOKENS, nodeToken } from '@/lib/graph/display/tokens'
import { BOX_LEVELS, type Graph, type GraphEdge, type GraphNode, NODE_KINDS } from '@/lib/graph/model'
import { prefixed } from '@/lib/std/prefixed'
import type { GraphView } from '@/lib/url/graph-view'

/** Every sign of the drawing by section, in the order in which they are explained. */
export const LEGEND_SIGNS = {
  nodes: prefixed('node', NODE_KINDS),
  rings: prefixed('ring', [...NODE_TOKENS, 'focus', 'outside']),
  lines: prefixed('line', [...EDGE_TOKENS, 'mirrored', 'two-way']),
  marks: prefixed('mark', ['lock-closed', 'lock-half', 'breaker']),
  signs: prefixed('sign', NODE_SIGNS),
  icons: prefixed('icon', ['gateway', 'waypoint', 'egress', 'addresses', 'key']),
  frames: prefixed('frame', [...BOX_LEVELS, 'outside']),
} as const
export type LegendSection = keyof typeof LEGEND_SIGNS
export type LegendSign = (typeof LEGEND_SIGNS)[LegendSection][number]

/**
 * Which signs the drawing of a graph shows now.
 *
 * @param view what the Show menu leaves on: a lock that is switched off is not in use.
 */
export function signsInUse(graph: Graph, view: Pick<GraphView, 'badges'>): ReadonlySet<LegendSign> {
  const used = new Set<LegendSign>()
  const add = (signs: readonly string[]) => {
    for (const sign of signs) if (isLegendSign(sign)) used.add(sign)
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const ids = new Set(graph.edges.map((edge) => edge.id))
  for (const node of graph.nodes) add(nodeSigns(node, view))
  for (const edge of drawnEdges(graph)) {
    add(edgeSigns(edge, view))
    if (isTwoWay(edge, ids)) add(['line:two-way'])
    if (breakerOpened(edge, nodes.get(edge.target))) add(['mark:breaker'])
  }
  for (const { level, flags } of graph.boxes) {
    add([`frame:${level}`, ...(flags.includes('outside') ? ['frame:outside'] : [])])
  }
  return used
}

function nodeSigns(node: GraphNode, { badges }: Pick<GraphView, 'badges'>): readonly string[] {
  return [
    `node:${node.kind}`,
    `ring:${nodeToken(node)}`,
    ...node.flags.map((flag) => `ring:${flag}`),
    `icon:${nodeIcon(node)}`,
    ...nodeBadges(node, badges).map((sign) => `sign:${sign}`),
  ]
}

function edgeSigns(edge: GraphEdge, { badges }: Pick<GraphView, 'badges'>): readonly string[] {
  const lock = badges.includes('security') ? edgeLock(edge, false) : null
  return [
    `line:${edgeToken(edge)}`,
    ...(edge.flags.includes('mirrored') ? ['line:mirrored'] : []),
    ...(lock === null ? [] : [`mark:lock-${lock}`]),
  ]
}

const ALL: ReadonlySet<string> = new Set(Object.values(LEGEND_SIGNS).flat())

/** Most icons only repeat the kind of their node, and are explained there. */
function isLegendSign(sign: string): sign is LegendSign {
  return ALL.has(sign)
}
