import type { Cluster } from './cluster'
import { failureOf } from './outlier-detection'
import type { Exchange, Hop, Outcome, ShareOf, TrafficNode } from './outcome'

/** What the proxies of one caller send to a cluster together, and what comes back. */
export interface ClusterLoad {
  readonly cluster: Cluster
  /** Tries, not calls. */
  readonly perSecond: number
  /** By the key of the workload that answered. */
  readonly answers: ReadonlyMap<string, EndpointLoad>
}

/** Per second. */
export interface EndpointLoad {
  readonly all: number
  /** As outlier detection counts them, those of gateways included. */
  readonly failures: number
  readonly ofGateways: number
}

interface Sum {
  readonly cluster: Cluster
  perSecond: number
  readonly answers: Map<string, EndpointLoad>
}

/** Clusters that a rule says something about, by key, from what each node gets in a second. */
export function clusterLoads(
  nodes: ReadonlyMap<TrafficNode, { readonly total: number }>,
): ReadonlyMap<string, ClusterLoad> {
  const sums = new Map<string, Sum>()
  const follow = ({ parts, hop, exchange, next, answers }: Outcome, rate: number): void => {
    for (const { of, share } of parts) follow(of, rate * share)
    if (parts.length > 0) return
    if (exchange !== undefined) {
      follow(exchange.one, rate * triesOf(exchange, next))
      for (const { of, share } of exchange.copies) follow(of, rate * share)
    } else if (hop !== undefined) count(sums, hop, answers, rate)
  }
  for (const [node, { total }] of nodes) {
    if (total > 0) for (const { times, outcome } of node.calls) follow(outcome, total * times)
  }
  return sums
}

/** How often a call is tried: all arrivals but those of its copies, compared with those of one try. */
function triesOf({ one, copies }: Exchange, next: Outcome['next']): number {
  const arrivals = (all: Outcome['next']): number => all.reduce((sum, { share }) => sum + share, 0)
  const ofOne = ({ next: own, parts }: Outcome): number => arrivals(own) + ofAny(parts)
  const ofAny = (all: readonly ShareOf<Outcome>[]): number =>
    all.reduce((sum, { of, share }) => sum + share * ofOne(of), 0)
  const once = ofOne(one)
  return once > 0 ? (arrivals(next) - ofAny(copies)) / once : 1
}

function count(sums: Map<string, Sum>, hop: Hop, answers: Outcome['answers'], rate: number): void {
  const { upstream } = 'ended' in hop ? hop.ended : hop.reached
  const cluster = upstream?.cluster
  if (cluster === undefined) return
  const sum: Sum = sums.get(cluster.key) ?? { cluster, perSecond: 0, answers: new Map<string, EndpointLoad>() }
  sums.set(cluster.key, sum)
  sum.perSecond += rate
  const server = 'ended' in hop ? hop.ended.endpoint : hop.reached.server
  // What finds no place says nothing about the endpoint.
  if (server === undefined || ('ended' in hop && hop.ended.flags === 'UO')) return
  const known = sum.answers.get(server.key) ?? { all: 0, failures: 0, ofGateways: 0 }
  let { failures, ofGateways } = known
  for (const { of, share } of answers) {
    const kind = failureOf(of)
    if (kind !== 'none') failures += rate * share
    if (kind === 'gateway') ofGateways += rate * share
  }
  sum.answers.set(server.key, { all: known.all + rate, failures, ofGateways })
}
