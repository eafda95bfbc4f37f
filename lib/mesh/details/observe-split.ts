import type { Graph } from '@/lib/graph/model'
import type { ServiceDetails } from './model'
import type { RouteRule } from './routing-model'

/** What was seen of a target's share, with the interval in which the true share lies with 95 % certainty. Percent. */
export interface ObservedShare {
  readonly percent: number
  readonly low: number
  readonly high: number
}

/**
 * The observed shares of a rule that splits requests between subsets of the service, in the order of its targets. Metrics do not tell
 * rules apart, so nothing is said where another rule sends requests, too, or where a target is no subset of the service with a version
 * of its own.
 *
 * @param graph the service with its neighbours, by workload.
 * @returns null where it cannot be said.
 */
export function observeSplit(
  rule: RouteRule,
  { routing, subsets, workloads, name, namespace }: ServiceDetails,
  graph: Graph,
): readonly ObservedShare[] | null {
  const sending = routing.flatMap(({ rules }) => rules).filter(({ targets }) => targets.length > 0)
  if (sending.length !== 1 || rule.targets.length < 2) return null
  const versions = rule.targets.map(({ subset }) => (subset === null ? null : (subsets[subset] ?? null)))
  if (versions.some((version) => version === null) || new Set(versions).size !== versions.length) return null
  const versionOf = new Map(workloads.map((workload) => [workload.name, workload.version]))
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const own = new Set(
    graph.nodes
      .filter((node) => node.kind === 'service' && node.service === name && node.namespace === namespace)
      .map(({ id }) => id),
  )
  const rates = versions.map((version) =>
    graph.edges
      .filter(({ source, target, unit }) => {
        const workload = nodes.get(target)?.workload
        return own.has(source) && unit === 'req/s' && workload !== undefined && versionOf.get(workload) === version
      })
      .reduce((sum, { rate }) => sum + rate, 0),
  )
  const total = rates.reduce((sum, rate) => sum + rate, 0)
  const requests = total * graph.request.durationSeconds
  return requests < 1 ? null : rates.map((rate) => interval(rate / total, requests))
}

/** Of the standard normal distribution, for 95 % on both sides. */
const Z = 1.96

/** Wilson's interval: it stays between 0 and 1, and holds for few requests and for shares near the ends. */
function interval(share: number, requests: number): ObservedShare {
  const z2 = Z ** 2 / requests
  const middle = (share + z2 / 2) / (1 + z2)
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / requests + z2 / (4 * requests))
  return { percent: share * 100, low: Math.max(0, middle - half) * 100, high: Math.min(1, middle + half) * 100 }
}
