import type { GraphNode, NodeKind, OwnLook } from '@/lib/graph/model'
import type { GlyphName } from './glyphs'

export type NodeIcon = Extract<GlyphName, NodeKind | OwnLook['icon'] | 'addresses' | 'key'>

/**
 * The one sign inside a node (graph.md V5): what makes it special, else its kind. An unknown caller and the Passthrough
 * nodes are inaccessible by nature, so they show what they are and not the key.
 */
export function nodeIcon(node: GraphNode): NodeIcon {
  if (node.own !== undefined) return node.own.icon
  if (node.flags.includes('waypoint')) return 'waypoint'
  if (node.badges.gateway !== null) return 'gateway'
  if (node.flags.includes('egress')) return 'egress'
  if (node.flags.includes('addresses')) return 'addresses'
  if (node.kind !== 'unknown' && node.flags.includes('inaccessible')) return 'key'
  return node.kind
}
