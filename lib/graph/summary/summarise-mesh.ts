import { type HealthSummary, summariseHealth } from '@/lib/health/summarise-health'
import { type Errors, errorsOf, sumTraffic } from '../answer/sum-traffic'
import { buildGraph } from '../build/build-graph'
import { readMeasured } from '../build/duration-table'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { LatencyAnswer } from '../finish-graph'
import type { GraphRequest, GraphType, NodeFlag, NodeTraffic, RoutingBadge } from '../model'
import type { ReadGraph } from '../read-answers'
import { edgesByNode } from '../steps/edges'
import { clusterOf, workloadsOf } from '../steps/node-facts'
import { createNodeChooser, rateNode } from '../steps/rate-node'
import { runSteps } from '../steps/run-steps'
import type { StepContext } from '../steps/step'
import { p95Of } from './p95-of'

export const THING_KINDS = ['workload', 'app', 'service', 'entry'] as const
export type ThingKind = (typeof THING_KINDS)[number]

/** One workload, application, service or service entry in numbers: those of its node in the graph of the same window. */
export interface ThingSummary {
  readonly kind: ThingKind
  readonly cluster: string
  readonly namespace: string
  readonly name: string
  /** Sorted. */
  readonly flags: readonly NodeFlag[]
  readonly traffic: ThingTraffic | null
  readonly health: HealthSummary
  readonly routing: RoutingBadge | null
  readonly circuitBreaker: boolean
}

/** Null in its place: nobody could be asked. */
export interface ThingTraffic {
  /** By protocol, as nodes of the graph have them; only protocols that have an edge. */
  readonly in: readonly NodeTraffic[]
  readonly out: readonly NodeTraffic[]
  /** Of the requests that came in, merged from all callers; null without any measured. */
  readonly p95Ms: number | null
}

/** By node id of the workload graph, or of the app graph for applications. */
export type MeshSummary = ReadonlyMap<string, ThingSummary>

/** What lists and details ask the mesh: everything that may be seen, drawn or not. */
export const SUMMARY_REQUEST = {
  scope: { kind: 'mesh' },
  type: 'workload',
  services: true,
  idleNodes: true,
  latency: 'p95',
  boxes: [],
} as const satisfies Partial<GraphRequest>

/**
 * Everything of the mesh that the user may see, with traffic and health. It is built as a graph is, once by workload and once by
 * application, so that the numbers are the same.
 *
 * @param read of a request made with `SUMMARY_REQUEST`
 * @param unknownTraffic why nobody could be asked for traffic; null where somebody was
 */
export function summariseMesh(read: ReadGraph, latency: LatencyAnswer, unknownTraffic: string | null): MeshSummary {
  const measured = readMeasured(read.answers, latency === 'failed' ? [] : (latency ?? []), read.ids, read.rates)
  const summary = new Map<string, ThingSummary>()
  const addGraph = (type: GraphType, kinds: readonly ThingKind[]): void => {
    const context: StepContext = { request: { ...read.request, type }, index: read.index, scope: read.scope }
    const built = buildGraph({ pairs: read.pairs, measured, groupRates: read.rates }, context.request, read.index)
    const { graph } = runSteps(built, context)
    for (const [id, thing] of summariseGraph(graph, context, { kinds, unknownTraffic })) summary.set(id, thing)
  }
  addGraph('workload', ['workload', 'service', 'entry'])
  addGraph('app', ['app'])
  return summary
}

interface Wanted {
  readonly kinds: readonly ThingKind[]
  readonly unknownTraffic: string | null
}

function summariseGraph(graph: TrafficGraph, context: StepContext, { kinds, unknownTraffic }: Wanted): MeshSummary {
  const touching = edgesByNode(graph)
  const choose = createNodeChooser(context)
  const summary = new Map<string, ThingSummary>()
  for (const node of graph.nodes.values()) {
    const place = placeOf(node, kinds)
    if (place === undefined || node.flags.has('inaccessible')) continue
    const edges = touching(node.id)
    const chosen = choose(node)
    const rating = rateNode(node, edges, chosen, context)
    const parts = { ...rating, origin: chosen.origin }
    summary.set(node.id, {
      ...place,
      flags: [...node.flags].sort(),
      traffic:
        unknownTraffic === null
          ? {
              in: sumTraffic(edges.incoming, errors),
              out: sumTraffic(edges.outgoing, errors),
              p95Ms: p95Of(edges.incoming, context.request.durationSeconds),
            }
          : null,
      health: summariseHealth({
        ...parts,
        requests: unknownTraffic === null ? parts.requests : { unknown: unknownTraffic },
        replicas: areReplicasUnknown(node, context) ? { unknown: UNKNOWN_REPLICAS } : parts.replicas,
      }),
      routing: node.badges?.routing ?? null,
      circuitBreaker: node.badges?.circuitBreaker === true,
    })
  }
  return summary
}

const UNKNOWN_REPLICAS = 'Its replicas are not known: the cluster cannot be read'

function errors(edge: TrafficEdge): Errors {
  return errorsOf(edge)
}

/** What was read before the cluster went away still counts, as it does on the graph. */
function areReplicasUnknown(node: TrafficNode, { index }: StepContext): boolean {
  if (node.kind !== 'workload' && node.kind !== 'app') return false
  return clusterOf(node, index)?.facts.reachable !== true && workloadsOf(node, index).length === 0
}

/** What stands for a host, an address or nothing is no thing of its own. */
function placeOf(
  { kind, cluster, namespace, workload, app, service, entry, flags }: TrafficNode,
  kinds: readonly ThingKind[],
): Pick<ThingSummary, 'kind' | 'cluster' | 'namespace' | 'name'> | undefined {
  const own = kinds.find((one) => one === kind)
  if (own === undefined || cluster === null || namespace === null) return undefined
  if (flags.has('egress') || flags.has('addresses')) return undefined
  const name = { workload, app, service, entry: entry?.name ?? null }[own]
  return name === null ? undefined : { kind: own, cluster, namespace, name }
}
