import type { GraphEdge, GraphNode, NodeHealth } from '@/lib/graph/model'

/** Names of colours; the theme says what they look like. */
export const NODE_TOKENS = ['failure', 'degraded', 'not-ready', 'healthy', 'neutral'] as const
export type NodeToken = (typeof NODE_TOKENS)[number]
/** `unrated`: there is traffic, but no rule that rates it (messages); not the same as healthy. */
export const EDGE_TOKENS = ['failure', 'degraded', 'not-ready', 'healthy', 'unrated', 'tcp', 'idle'] as const
export type EdgeToken = (typeof EDGE_TOKENS)[number]

/** What has to be seen at once, so that it gets a mark of its own besides the colour. */
export type TroubledToken = Extract<NodeToken, 'failure' | 'degraded' | 'not-ready'>

export function isTroubled(token: NodeToken): token is TroubledToken {
  return token === 'failure' || token === 'degraded' || token === 'not-ready'
}

/**
 * The colour of a node's ring (graph.md V4). Idle nodes and those without a status are neutral; an idle node whose
 * replicas are not well keeps that colour, since quiet must not hide broken.
 */
export function nodeToken(node: GraphNode): NodeToken {
  const status = node.health?.status ?? 'neutral'
  return status === 'healthy' && node.flags.includes('idle') ? 'neutral' : status
}

/** The colour of a frame's title mark: quiet unless something in it is wrong. */
export function boxToken(health: NodeHealth | null): NodeToken {
  return health?.status == null || health.status === 'healthy' ? 'neutral' : health.status
}

/** The colour of an edge (graph.md V4). One that is no traffic is quiet as long as it is well. */
export function edgeToken(edge: GraphEdge): EdgeToken {
  if (edge.own !== undefined) return edge.health ?? 'unrated'
  if (!(edge.rate > 0)) return 'idle'
  if (edge.protocol === 'tcp') return 'tcp'
  return edge.health ?? 'unrated'
}
