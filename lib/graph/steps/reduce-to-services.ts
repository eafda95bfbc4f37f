import { scale } from '../build/accumulator'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import { pairNote } from '../reports/pair-note'
import { edgesByNode, isCountable, mergeEdges, retarget } from './edges'
import type { Step } from './step'

/** A service that leads to a workload, and its part of what the workload calls. */
interface Share {
  readonly service: string
  readonly part: number
}

/** Whether the request asks for the service graph; a focus is never reduced, since its neighbours would vanish (Q14). */
export function isReduced({
  type,
  scope,
}: {
  readonly type: string
  readonly scope: { readonly kind: string }
}): boolean {
  return type === 'service' && scope.kind !== 'focus'
}

/**
 * S3: what a workload calls is called by the services through which it was reached, in proportion to what came through each.
 * Callers that no service leads to stay as they are.
 */
export const reduceToServices: Step = (graph, { request }) => {
  if (!isReduced(request)) return { graph, notes: [] }
  const touching = edgesByNode(graph)
  const leads = new Map<string, readonly Share[]>()
  for (const node of graph.nodes.values()) {
    if (!isService(node)) leads.set(node.id, sharesOf(touching(node.id).incoming, graph))
  }
  const isServiceId = (id: string): boolean => !leads.has(id)
  const isKept = (id: string): boolean => {
    const shares = leads.get(id)
    if (shares === undefined) return true
    return shares.length === 0 && touching(id).outgoing.some(({ target }) => isServiceId(target))
  }
  const kept = new Set([...graph.nodes.keys()].filter(isKept))
  const edges: TrafficEdge[] = []
  const hidden: TrafficEdge[] = []
  for (const edge of graph.edges.values()) {
    const shares = leads.get(edge.source) ?? []
    if (kept.has(edge.source) && kept.has(edge.target)) edges.push(edge)
    else if (isServiceId(edge.target)) edges.push(...handOver(edge, shares))
    else if (edge.numbers.rate > 0 && isCountable(edge, graph.nodes, false)) hidden.push(edge)
  }
  const nodes = new Map([...graph.nodes].filter(([id]) => kept.has(id)))
  const lost = hidden.map(({ protocol, numbers }) => ({ protocol, rate: numbers.rate }))
  const notes = lost.length === 0 ? [] : [pairNote('hidden-in-service-graph', lost)]
  return { graph: { nodes, edges: mergeEdges(edges) }, notes }
}

function isService({ kind }: TrafficNode): boolean {
  return kind === 'service' || kind === 'entry'
}

function handOver(edge: TrafficEdge, shares: readonly Share[]): readonly TrafficEdge[] {
  return shares.map(({ service, part }) => {
    const own = retarget(edge, service, edge.target)
    if (shares.length === 1) return own
    return { ...own, numbers: { ...scale(edge.numbers, part), estimated: true } }
  })
}

/** By requests and messages, else by bytes, else equally. */
function sharesOf(incoming: readonly TrafficEdge[], { nodes }: TrafficGraph): readonly Share[] {
  const requests = new Map<string, number>()
  const bytes = new Map<string, number>()
  for (const { source, unit, numbers } of incoming) {
    const node = nodes.get(source)
    if (node === undefined || !isService(node)) continue
    const [counted, other] = unit === 'B/s' ? [bytes, requests] : [requests, bytes]
    counted.set(source, (counted.get(source) ?? 0) + numbers.rate)
    if (!other.has(source)) other.set(source, 0)
  }
  for (const weights of [requests, bytes]) {
    const total = [...weights.values()].reduce((sum, rate) => sum + rate, 0)
    if (total > 0)
      return [...weights].filter(([, rate]) => rate > 0).map(([service, rate]) => ({ service, part: rate / total }))
  }
  return [...requests.keys()].map((service) => ({ service, part: 1 / requests.size }))
}
