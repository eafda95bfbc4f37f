import { parseEdgeId } from '../series/edge-id'
import { type NodeRef, parseNodeId } from '../series/node-id'

/** The names in the id of something that is not drawn by itself: of a node, or of both ends of an edge. */
export type IdNames = { readonly node: string } | { readonly source: string; readonly target: string }

/** Reads names out of an id (T1); undefined where it is none, or of what has no name. */
export function nameOfId(id: string): IdNames | undefined {
  const edge = parseEdgeId(id)
  if (edge !== undefined) {
    const [source, target] = [refName(edge.source), refName(edge.target)]
    return source === undefined || target === undefined ? undefined : { source, target }
  }
  const ref = parseNodeId(id)
  const node = ref === undefined ? undefined : refName(ref)
  return node === undefined ? undefined : { node }
}

function refName(ref: NodeRef): string | undefined {
  switch (ref.kind) {
    case 'app':
      return ref.version === null ? ref.name : `${ref.name} ${ref.version}`
    case 'workload':
    case 'service':
    case 'entry':
      return ref.name
    case 'operation':
      return ref.value
    case 'group':
    case 'box':
      return ref.name ?? undefined
    case 'unknown':
    case 'addresses':
      return undefined
  }
}
