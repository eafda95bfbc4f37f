import { textKey } from '@/lib/std/text-key'
import type { TrafficEdge, TrafficGraph, TrafficNode } from '../build/traffic-graph'
import type { Totals } from '../model'
import { isCountable } from '../steps/edges'
import { isReduced } from '../steps/reduce-to-services'
import type { StepContext } from '../steps/step'
import { type Errors, sumTraffic } from './sum-traffic'

/**
 * The graph in numbers, before bounding. Every request counts once: at its countable edge. Inbound comes from outside the requested
 * scope, outbound leaves it; total also holds what only passes by.
 */
export function sumTotals(
  graph: TrafficGraph,
  { request, scope }: StepContext,
  errors: (edge: TrafficEdge) => Errors,
): Omit<Totals, 'hidden'> {
  const nodes = [...graph.nodes.values()]
  const countable = [...graph.edges.values()].filter((edge) => isCountable(edge, graph.nodes, isReduced(request)))
  const isInside = (id: string): boolean => {
    const { cluster = null, namespace = null } = graph.nodes.get(id) ?? {}
    return namespace !== null && scope.isRequested(cluster ?? '', namespace)
  }
  const flowing = (from: boolean, to: boolean): readonly TrafficEdge[] =>
    countable.filter(({ source, target }) => isInside(source) === from && isInside(target) === to)
  return {
    apps: distinct(nodes, ({ kind, app }) => (kind === 'service' ? null : app)),
    services: nodes.filter(isService).length,
    workloads: distinct(nodes, ({ workload }) => workload),
    edges: graph.edges.size,
    traffic: {
      inbound: sumTraffic(flowing(false, true), errors),
      outbound: sumTraffic(flowing(true, false), errors),
      internal: sumTraffic(flowing(true, true), errors),
      total: sumTraffic(countable, errors),
    },
  }
}

/** Pseudo services stand for hosts, not for services. */
function isService({ kind, flags }: TrafficNode): boolean {
  return kind === 'service' && !flags.has('egress') && !flags.has('addresses')
}

function distinct(nodes: readonly TrafficNode[], nameOf: (node: TrafficNode) => string | null): number {
  const named = nodes.flatMap((node) => {
    const name = nameOf(node)
    return name === null ? [] : [textKey(node.cluster, node.namespace, name)]
  })
  return new Set(named).size
}
