import { createToleranceChooser } from '@/lib/health/choose-tolerances'
import { type CodeRates, rateHealth, rateStatus } from '@/lib/health/rate-health'
import { replicaHealth, type Replicas } from '@/lib/health/replica-health'
import type { CompiledTolerance } from '@/lib/health/tolerances'
import { worseStatus } from '@/lib/health/worst-status'
import { formatDuration } from '@/lib/time/duration'
import type { TrafficEdge, TrafficNode } from '../build/traffic-graph'
import type { WorkloadFacts } from '../facts'
import type { NodeHealth, Status } from '../model'
import type { NoteDraft } from '../notes/note-draft'
import { isFactsNow } from '../notes/window-notes'
import type { FactsIndex } from '../series/index-facts'
import { edgesByNode, type TouchingEdges } from './edges'
import { clusterOf, isGateway, serviceOf, workloadsOf } from './node-facts'
import type { Step, StepContext } from './step'

/** H1 to H3: rates nodes and edges by the graph's own window. */
export const attachHealth: Step = (graph, context) => {
  const choose = createToleranceChooser(context.index.facts.healthRules)
  const bad: string[] = []
  const rules = new Map<string, readonly CompiledTolerance[]>()
  for (const node of graph.nodes.values()) {
    const { tolerances, badAnnotation } = choose(ratedThing(node, context.index))
    rules.set(node.id, tolerances)
    if (badAnnotation) bad.push(node.id)
  }
  const touching = edgesByNode(graph)
  const nodes = [...graph.nodes].map(([id, node]): [string, TrafficNode] => [
    id,
    { ...node, health: nodeHealth(node, touching(id), rules.get(id) ?? [], context) },
  ])
  const edges = [...graph.edges].map(([id, edge]): [string, TrafficEdge] => {
    const [source, target] = [rules.get(edge.source) ?? [], rules.get(edge.target) ?? []]
    return [id, { ...edge, health: edgeHealth(edge, source, target) }]
  })
  const notes: readonly NoteDraft[] = bad.length === 0 ? [] : [{ code: 'bad-annotation', count: bad.length, ids: bad }]
  return { graph: { nodes: new Map(nodes), edges: new Map(edges) }, notes }
}

function ratedThing(node: TrafficNode, index: FactsIndex) {
  const kind = node.kind === 'app' || node.kind === 'workload' ? node.kind : ('service' as const)
  const name = (kind === 'app' ? node.app : node.workload) ?? node.service ?? node.entry?.name ?? ''
  const [workload] = node.workload === null ? [] : workloadsOf(node, index)
  const annotation = workload?.healthAnnotation ?? serviceOf(node, index)?.healthAnnotation ?? null
  return { namespace: node.namespace ?? '', kind, name, annotation }
}

function nodeHealth(
  node: TrafficNode,
  edges: TouchingEdges,
  tolerances: readonly CompiledTolerance[],
  context: StepContext,
): NodeHealth | null {
  if (node.flags.has('inaccessible')) return null
  const { durationSeconds } = context.request
  const traffic = [...codeRates(edges.incoming, 'inbound'), ...codeRates(edges.outgoing, 'outbound')]
  const requests = rateHealth(traffic, tolerances, durationSeconds)
  const replicas = hasReplicas(node, context) ? replicaHealth(replicasOf(node, context.index)) : null
  const status = worseStatus(requests?.status ?? null, replicas?.status ?? null)
  const deciding = replicas !== null && replicas.status === status && requests?.status !== status ? replicas : requests
  return {
    status,
    requests: requests?.status ?? null,
    replicas: replicas?.status ?? null,
    errorRatio: requests?.errorRatio ?? 0,
    reason: deciding?.reason ?? whyNotRated(traffic, edges, durationSeconds),
  }
}

function whyNotRated(traffic: readonly CodeRates[], { incoming, outgoing }: TouchingEdges, seconds: number): string {
  const window = formatDuration(seconds)
  if (traffic.length > 0) return `No rule rates its requests in ${window}`
  const any = incoming.some(({ numbers }) => numbers.rate > 0) || outgoing.some(({ numbers }) => numbers.rate > 0)
  return any ? `Only bytes or messages in ${window}, which have no response codes` : `No traffic in ${window}`
}

/** Codes of all requests in one direction, by protocol. */
function codeRates(edges: readonly TrafficEdge[], direction: CodeRates['direction']): readonly CodeRates[] {
  const byProtocol = new Map<CodeRates['protocol'], Map<string, number>>()
  for (const { protocol, unit, numbers } of edges) {
    if (unit !== 'req/s' || protocol === 'tcp' || numbers.rate === 0) continue
    const codes = byProtocol.get(protocol) ?? new Map<string, number>()
    for (const [code, { rate }] of numbers.codes) codes.set(code, (codes.get(code) ?? 0) + rate)
    byProtocol.set(protocol, codes)
  }
  return [...byProtocol].map(([protocol, codes]) => ({ protocol, direction, codes }))
}

/** Versions of an app share their replicas' health on the frame around them. */
function hasReplicas(node: TrafficNode, { request, index }: StepContext): boolean {
  if (isFactsNow(request, index.facts)) return false
  return node.kind === 'workload' || (node.kind === 'app' && request.type !== 'versioned-app')
}

function replicasOf(node: TrafficNode, index: FactsIndex): readonly Replicas[] {
  return workloadsOf(node, index).map((workload) => toReplicas(workload, clusterOf(node, index)))
}

export function toReplicas(workload: WorkloadFacts, cluster: ReturnType<typeof clusterOf>): Replicas {
  const { name, desired, current, available } = workload
  return {
    name,
    desired,
    current,
    available,
    syncedProxies: isGateway(workload, cluster) ? null : workload.syncedProxies,
  }
}

/** H3: what the caller tolerates of its calls and the server of its answers; null where nothing rates the edge. */
function edgeHealth(
  { protocol, unit, numbers }: TrafficEdge,
  source: readonly CompiledTolerance[],
  target: readonly CompiledTolerance[],
): Status | null {
  if (unit !== 'req/s' || protocol === 'tcp' || numbers.rate === 0) return null
  const codes = new Map<string, number>()
  for (const [code, { rate }] of numbers.codes) codes.set(code, rate)
  const called = rateStatus([{ protocol, direction: 'outbound', codes }], source)
  const answered = rateStatus([{ protocol, direction: 'inbound', codes }], target)
  return worseStatus(called, answered)
}
