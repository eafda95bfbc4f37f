import type { FocusRef, GraphNode } from '@/lib/graph/model'

/** What a node graph of this node has to ask for; null for nodes that have no identity of their own, and outside namespaces nobody knows. */
export function focusOf(node: GraphNode): FocusRef | null {
  const { namespace } = node
  if (namespace === 'unknown') return null
  switch (node.kind) {
    case 'workload':
      return node.workload === undefined ? null : { kind: 'workload', namespace, name: node.workload }
    case 'app':
      return node.app === undefined ? null : { kind: 'app', namespace, name: node.app, version: node.version ?? null }
    case 'service':
      if (node.service === undefined || node.service === 'unknown' || hasNoIdentity(node)) return null
      return { kind: 'service', namespace, name: node.service }
    case 'operation':
      return node.operation === undefined ? null : { kind: 'operation', namespace, ...node.operation }
    case 'entry':
    case 'unknown':
    case 'group':
      return null
  }
}

function hasNoIdentity({ flags }: GraphNode): boolean {
  return flags.includes('egress') || flags.includes('addresses')
}
