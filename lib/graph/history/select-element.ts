import type { Matcher } from '@/lib/promql/expression'
import type { GraphRequest } from '../model'
import { type Branch, UNNAMED } from '../query/selection'
import { parseEdgeId } from '../series/edge-id'
import { type NodeRef, parseNodeId } from '../series/node-id'
import { isReduced } from '../steps/reduce-to-services'

/** Selectors that hold the element's traffic, or why there are none. They may hold more: what is counted is decided by ids. */
export type ElementSelection =
  | { readonly branches: readonly Branch[]; readonly reason: string | null }
  | { readonly branches: null; readonly reason: string }

/** How the traffic of a drawn node or edge can be asked for by its labels. */
export function selectElement(element: string, request: GraphRequest): ElementSelection {
  const edge = parseEdgeId(element)
  if (edge !== undefined) return selectEdge(edge.source, edge.target, request)
  const node = parseNodeId(element)
  if (node === undefined) return none('It is not an element of this graph.')
  const branches = [selectSide(node, 'server'), selectSide(node, 'caller')].filter((branch) => branch !== undefined)
  return branches.length === 0 ? none(whyNot(node)) : { branches, reason: null }
}

/** Selectors of what a node sends (as caller) or gets (as server); undefined where no labels name it there. */
export function selectSide(node: NodeRef, side: 'caller' | 'server'): Branch | undefined {
  if (side === 'server') return serverOf(node)
  return node.kind === 'unknown' ? undefined : callerOf(node)
}

function selectEdge(source: NodeRef, target: NodeRef, request: GraphRequest): ElementSelection {
  const reduced = isReduced(request)
  // In the service graph what a service calls is the estimated part of what its workloads call.
  if (reduced && source.kind === 'service') return none('Its numbers are estimated from the calls of workloads.')
  const from = source.kind === 'service' ? serverOf(source) : callerOf(source)
  const to = serverOf(target)
  if (from === undefined) return none(whyNot(source))
  if (to === undefined) return none(whyNot(target))
  const together = request.operations !== null && !reduced && source.kind !== 'service'
  const reason = together ? 'Requests of the operations beside it are counted here, too.' : null
  return { branches: [[...from, ...to]], reason }
}

function none(reason: string): ElementSelection {
  return { branches: null, reason }
}

function whyNot({ kind }: NodeRef): string {
  if (kind === 'group' || kind === 'box') return 'It stands for several nodes: select one of them.'
  if (kind === 'operation') return 'Requests are told apart by their server only: select the edge behind the operation.'
  if (kind === 'entry') return 'Its hosts are known by the ServiceEntry only, not by the metrics.'
  return 'The metrics have no labels that name it.'
}

function callerOf(node: NodeRef): Branch | undefined {
  switch (node.kind) {
    case 'workload':
      return [named('source_workload_namespace', node.namespace), named('source_workload', node.name)]
    case 'app':
      return [
        named('source_workload_namespace', node.namespace),
        named('source_canonical_service', node.name),
        ...(node.version === null ? [] : [named('source_canonical_revision', node.version)]),
      ]
    case 'unknown':
      return [named('source_workload', 'unknown')]
    default:
      return undefined
  }
}

function serverOf(node: NodeRef): Branch | undefined {
  switch (node.kind) {
    case 'workload':
      return [named('destination_workload_namespace', node.namespace), named('destination_workload', node.name)]
    case 'app':
      return [
        named('destination_workload_namespace', node.namespace),
        named('destination_canonical_service', node.name),
        ...(node.version === null ? [] : [named('destination_canonical_revision', node.version)]),
      ]
    case 'service':
      if (node.name === 'unknown') return undefined
      return [named('destination_service_namespace', node.namespace), named('destination_service_name', node.name)]
    default:
      return undefined
  }
}

/** `unknown` in an id stands for everything that names nobody. */
function named(label: string, value: string): Matcher {
  return value === 'unknown' ? { label, operator: '=~', value: UNNAMED } : { label, operator: '=', value }
}
