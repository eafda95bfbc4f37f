import { destinationNode, sourceNode } from '@/lib/graph/build/identify-node'
import type { ReadGraph } from '@/lib/graph/read-answers'
import type { Pair, WeightedRow } from '@/lib/graph/reports/pair'
import { writeEdgeId } from '@/lib/graph/series/edge-id'
import { isEgressName, isInboundPassthrough } from '@/lib/graph/series/resolved-row'
import { compareText } from '@/lib/std/compare-text'
import { textKey } from '@/lib/std/text-key'
import type { PlainEdge, SecuredTraffic } from './model'
import { addSecured, NOTHING_SEEN, securedOf } from './secured'

/** What went into a workload, or into services of a namespace without meeting one. */
export interface MeasuredTarget {
  readonly namespace: string
  readonly workload: string | null
  readonly seen: SecuredTraffic
}

export interface MeasuredCoverage {
  /** In no order. */
  readonly targets: readonly MeasuredTarget[]
  /** Edges with plain text, the most first; requests before bytes. */
  readonly plain: readonly PlainEdge[]
}

const MUTUAL = 'mutual_tls'

/**
 * What came in secured and in plain text, by the rule by which edges of the graph have their locks (graph.md, R4): the server's side
 * says it, and where it is silent the caller's only if it knows, as a ztunnel does.
 *
 * @param read of a request for the graph of workloads
 * @param cluster servers of others are left out: their policies are not known
 * @param sees whether the user may see a namespace; servers of others are left out, callers are hidden
 */
export function measureCoverage(
  { pairs, index }: Pick<ReadGraph, 'pairs' | 'index'>,
  cluster: string,
  sees: (namespace: string) => boolean,
): MeasuredCoverage {
  const targets = new Map<string, MeasuredTarget>()
  const edges = new Map<string, PlainEdge>()
  for (const pair of pairs) {
    const { destination, source, protocol } = pair
    if (destination.cluster !== null && destination.cluster !== cluster) continue
    if (isEgressName(destination.service)) continue
    const namespace = destination.known?.namespace ?? destination.namespace
    if (namespace === null || !sees(namespace)) continue
    const workload = destination.known?.workload ?? null
    const seen = seenOf(pair)
    const key = textKey(namespace, workload)
    targets.set(key, { namespace, workload, seen: addSecured(targets.get(key)?.seen ?? NOTHING_SEEN, seen) })
    const told = seen.requests ?? seen.bytes
    const plain = (told?.told ?? 0) - (told?.secured ?? 0)
    if (told === null || plain <= 0) continue
    const id = writeEdgeId(
      sourceNode(source, 'workload').id,
      destinationNode(destination, 'workload', index).id,
      protocol,
    )
    const { known } = source
    const caller = known?.namespace == null ? null : { namespace: known.namespace, workload: known.workload }
    const service = isInboundPassthrough(destination.service) ? null : destination.service
    const before = edges.get(id)
    edges.set(id, {
      id,
      source: caller === null || sees(caller.namespace) ? caller : 'hidden',
      target: { namespace, workload, service: before === undefined ? service : (before.target.service ?? service) },
      protocol,
      plain: (before?.plain ?? 0) + plain,
      told: (before?.told ?? 0) + told.told,
    })
  }
  return { targets: [...targets.values()], plain: [...edges.values()].sort(byWeight) }
}

function seenOf({ protocol, serverRows, callerRows }: Pair): SecuredTraffic {
  const isTold = serverRows.length > 0
  const sum = (seen: SecuredTraffic, { row, weight }: WeightedRow): SecuredTraffic => {
    const rate = row.rate * weight
    if (rate <= 0) return seen
    const isKnown = isTold || (row.policy !== null && row.policy !== 'unknown')
    const said = isKnown ? (row.policy === MUTUAL ? 'secured' : 'plain') : 'untold'
    return addSecured(seen, securedOf(protocol, rate, said))
  }
  return (isTold ? serverRows : callerRows).reduce(sum, NOTHING_SEEN)
}

function byWeight(a: PlainEdge, b: PlainEdge): number {
  return Number(a.protocol === 'tcp') - Number(b.protocol === 'tcp') || b.plain - a.plain || compareText(a.id, b.id)
}
