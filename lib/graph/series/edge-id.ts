import { type Protocol, PROTOCOLS } from '../model'
import { type NodeRef, parseNodeId } from './node-id'

/** The id of an edge (T1). Node ids hold no `>`, so it can be taken apart again. */
export function writeEdgeId(source: string, target: string, protocol: Protocol): string {
  return `${source}>${target}>${protocol}`
}

export interface EdgeRef {
  readonly source: NodeRef
  readonly target: NodeRef
  readonly protocol: Protocol
}

/** Reads an id that `writeEdgeId` wrote; anything else is undefined. */
export function parseEdgeId(id: string): EdgeRef | undefined {
  const [from, to, word, ...rest] = id.split('>')
  const protocol = PROTOCOLS.find((name) => name === word)
  if (from === undefined || to === undefined || protocol === undefined || rest.length > 0) return undefined
  const source = parseNodeId(from)
  const target = parseNodeId(to)
  return source === undefined || target === undefined ? undefined : { source, target, protocol }
}
