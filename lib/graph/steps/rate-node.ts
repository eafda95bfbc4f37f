import { createToleranceChooser, type ChosenTolerances } from '@/lib/health/choose-tolerances'
import { type CodeRates, rateHealth, type RateHealth } from '@/lib/health/rate-health'
import { replicaHealth, type ReplicaHealth, type Replicas } from '@/lib/health/replica-health'
import { formatDuration } from '@/lib/time/duration'
import type { TrafficEdge, TrafficNode } from '../build/traffic-graph'
import type { WorkloadFacts } from '../facts'
import { isFactsNow } from '../notes/window-notes'
import type { FactsIndex } from '../series/index-facts'
import type { TouchingEdges } from './edges'
import { clusterOf, isGateway, serviceOf, workloadsOf } from './node-facts'
import type { StepContext } from './step'

/** What a node's health rests on (H1, H2). */
export interface NodeRating {
  /** Null: no requests, or none that a rule is about. */
  readonly requests: RateHealth | null
  /** Why `requests` is null, where it is. */
  readonly whyNotRated: string
  /** Null: it has none of its own, or the window is of a time whose replicas nobody knows. */
  readonly replicas: ReplicaHealth | null
}

/** Says which thresholds hold for a node; the configured rules are prepared once. */
export function createNodeChooser({ index }: Pick<StepContext, 'index'>): (node: TrafficNode) => ChosenTolerances {
  const choose = createToleranceChooser(index.facts.healthRules)
  return (node) => choose(ratedThing(node, index))
}

export function rateNode(
  node: TrafficNode,
  edges: TouchingEdges,
  { tolerances }: Pick<ChosenTolerances, 'tolerances'>,
  context: StepContext,
): NodeRating {
  const { durationSeconds } = context.request
  const traffic = [...codeRates(edges.incoming, 'inbound'), ...codeRates(edges.outgoing, 'outbound')]
  const requests = rateHealth(traffic, tolerances, durationSeconds)
  return {
    requests,
    whyNotRated: requests === null ? whyNotRated(traffic, edges, durationSeconds) : '',
    replicas: hasReplicas(node, context) ? replicaHealth(replicasOf(node, context.index)) : null,
  }
}

function ratedThing(node: TrafficNode, index: FactsIndex) {
  const kind = node.kind === 'app' || node.kind === 'workload' ? node.kind : ('service' as const)
  const name = (kind === 'app' ? node.app : node.workload) ?? node.service ?? node.entry?.name ?? ''
  const [workload] = node.workload === null ? [] : workloadsOf(node, index)
  const annotation = workload?.healthAnnotation ?? serviceOf(node, index)?.healthAnnotation ?? null
  return { namespace: node.namespace ?? '', kind, name, annotation }
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
