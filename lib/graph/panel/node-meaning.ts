import type { GraphNode } from '@/lib/graph/model'

export const NODE_MEANINGS = [
  'unknown',
  'unknownInNamespace',
  'passthrough',
  'blackHole',
  'noRoute',
  'addresses',
  'group',
] as const
/** Nodes whose name alone tells an operator little; each has an explanation in the message catalogue. */
export type NodeMeaning = (typeof NODE_MEANINGS)[number]

/** Which explanation a node needs, or null when its name says enough. */
export function nodeMeaning(node: GraphNode): NodeMeaning | null {
  if (node.kind === 'group') return 'group'
  if (node.kind === 'unknown') return node.namespace === 'unknown' ? 'unknown' : 'unknownInNamespace'
  if (node.kind !== 'service') return null
  if (node.flags.includes('addresses')) return 'addresses'
  if (node.service === 'PassthroughCluster') return 'passthrough'
  if (node.service === 'BlackHoleCluster') return 'blackHole'
  return node.service === undefined || node.service === 'unknown' ? 'noRoute' : null
}
