import type { ClusterFacts } from '@/lib/graph/facts'
import type { SeenEdge } from '@/lib/istio/mtls/mtls-edge'
import { principalOf } from '@/lib/mesh/principal-of'
import { compareText } from '@/lib/std/compare-text'
import type { KnownCaller, StartPlace } from './object-start'

const HOUR = 3_600
const MOST = 100

/**
 * Who called what lies at a place in the last hour, as far as mutual TLS told the server, those of the most requests first. Policies can name
 * nobody else.
 *
 * @param workloads those that stand for the place; null: all of its namespace
 */
export function listCallers(
  edges: readonly SeenEdge[],
  facts: Pick<ClusterFacts, 'trustDomains' | 'workloads'>,
  { namespace, service }: StartPlace,
  workloads: readonly string[] | null,
): readonly KnownCaller[] {
  const isMeant = ({ target }: SeenEdge): boolean =>
    target.namespace === namespace &&
    (workloads === null ||
      (target.workload !== null && workloads.includes(target.workload)) ||
      (service !== null && target.service?.namespace === namespace && target.service.name === service))
  const found = new Map<string, { rate: number; readonly workloads: Set<string> }>()
  for (const edge of edges) {
    const { source, mutual, seenSeconds } = edge
    if (source === null || mutual <= 0 || seenSeconds > HOUR || !isMeant(edge)) continue
    const workload = facts.workloads.find((one) => one.namespace === source.namespace && one.name === source.workload)
    if (workload === undefined) continue // it is gone, and with it what it was called by
    const principal = principalOf(facts, workload)
    const caller = found.get(principal) ?? { rate: 0, workloads: new Set() }
    found.set(principal, caller)
    caller.rate += mutual
    caller.workloads.add(workload.name)
  }
  return [...found]
    .sort(([a, { rate: x }], [b, { rate: y }]) => y - x || compareText(a, b))
    .slice(0, MOST)
    .map(([principal, one]) => ({ principal, workloads: [...one.workloads].sort(compareText) }))
}
