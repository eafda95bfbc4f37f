import { compareText } from '@/lib/std/compare-text'
import { textKey } from '@/lib/std/text-key'
import { type GraphRequest, type ServiceRef } from '../model'
import type { Pair } from '../reports/pair'
import type { FactsIndex } from '../series/index-facts'
import { type DestinationEnd, isEgressName, isInboundPassthrough, type ResolvedRow } from '../series/resolved-row'
import { isReduced } from '../steps/reduce-to-services'
import { scaleDuration } from './accumulator'
import type { GroupRates, Measured } from './duration-table'
import {
  addComparable,
  addDuration,
  addSecurity,
  addServer,
  addServerDuration,
  addThroughput,
  addTraffic,
  closeEdge,
} from './edge-builder'
import { UNKNOWN } from './identify-node'
import { isAddress } from './is-address'
import { type Lanes, lanesOf, spread } from './lanes'
import { mirrorTargets } from './mirror-targets'
import { createRouter, type Route, type Router } from './router'
import { NOT_SPLIT, type OperationSplit, splitOperations } from './split-operations'
import type { TrafficGraph, TrafficNode } from './traffic-graph'

export interface BuildInput {
  readonly pairs: readonly Pair[]
  readonly measured: Measured
  /** Of every resolved row, whether or not it counts: what was measured of an identity is shared out by them. */
  readonly groupRates: GroupRates
}

interface BuildContext {
  readonly router: Router
  readonly measured: Measured
  readonly groupRates: GroupRates
  readonly isMirrored: (row: ResolvedRow) => boolean
  /** Classified requests are drawn as nodes (S2). */
  readonly byOperation: boolean
}

/** Puts the chosen reports on nodes and edges (I1 to I3, R4 to R6). */
export function buildGraph(input: BuildInput, request: GraphRequest, index: FactsIndex): TrafficGraph {
  const isTarget = mirrorTargets(index)
  const context: BuildContext = {
    router: createRouter(request, index),
    measured: input.measured,
    groupRates: input.groupRates,
    isMirrored: ({ destination: { cluster, serviceNamespace, service } }) =>
      isTarget(cluster ?? '', serviceNamespace ?? '', service ?? ''),
    byOperation: request.operations !== null && !isReduced(request),
  }
  for (const pair of input.pairs) addPair(pair, context)
  const nodes = describeNodes(input.pairs, context.router)
  const edges = [...context.router.edges.values()].map(closeEdge)
  return { nodes, edges: new Map(edges.map((edge) => [edge.id, edge])) }
}

function addPair(pair: Pair, context: BuildContext): void {
  const { router, isMirrored } = context
  const lanes = lanesOf(pair.chosenRows, router)
  const split = context.byOperation ? splitOperations(pair, lanes, router) : NOT_SPLIT
  for (const { row, weight } of pair.chosenRows) {
    const route = router.route(row)
    for (const edge of route) if (!split.isDivided(route, edge)) addTraffic(edge, row, row.rate * weight)
    if (pair.overlap) route[0].numbers.overlap = true
    if (pair.sums.source === 0 && pair.chosen !== 'source' && isMirrored(row)) {
      for (const edge of route) edge.numbers.mirrored = true
    }
  }
  const drawn: Drawn = { pair, lanes, split }
  addServerSide(drawn, context)
  addSecuritySide(drawn, context)
  addMeasured(drawn, context)
}

/** A pair whose traffic lies on its ways. */
interface Drawn {
  readonly pair: Pair
  readonly lanes: Lanes
  readonly split: OperationSplit
}

/** The other view of the pair (C2), and what its callers counted beside it. */
function addServerSide({ pair, lanes, split }: Drawn, { router, measured, groupRates }: BuildContext): void {
  if (pair.serverRows.length === 0) return
  for (const { row, weight } of pair.serverRows) {
    if (row.rate === 0) continue
    const { index } = row.group
    const duration = measured.durations.get(index)
    const part = (weight * row.rate) / (groupRates.get(index) ?? 1)
    spread(row, lanes, router, (route, share) => {
      for (const edge of route) {
        const left = share * split.leftOf(row, route, edge)
        if (left === 0) continue
        addServer(edge, row, row.rate * weight * left)
        if (duration !== undefined) addServerDuration(edge, scaleDuration(duration, part * left))
      }
    })
  }
  for (const { row, weight } of pair.callerRows) {
    spread(row, lanes, router, (route, share) => {
      for (const edge of route) {
        const left = split.leftOnEdge(route, edge)
        if (left > 0) addComparable(edge, row.rate * weight * share * left)
      }
    })
  }
}

/** R4: the server side knows the policy; where it did not report, only a source that knows it (a ztunnel) is heard. */
function addSecuritySide({ pair, lanes, split }: Drawn, { router }: BuildContext): void {
  const rows = pair.serverRows.length > 0 ? pair.serverRows : pair.chosenRows.filter(({ row }) => row.policy !== null)
  for (const { row, weight } of rows) {
    // Messages have no flags and no policy.
    if (row.flags === null || row.rate === 0) continue
    spread(row, lanes, router, (route, share) => {
      for (const edge of route) {
        const left = split.leftOf(row, route, edge)
        if (left > 0) addSecurity(edge, row, row.rate * weight * share * left)
      }
    })
  }
}

/** R5, R6: durations and body bytes of the chosen reports, as far as the rows of their identity count. */
function addMeasured({ pair, split }: Drawn, { router, measured, groupRates }: BuildContext): void {
  if (measured.durations.size === 0 && measured.throughput.size === 0) return
  const parts = new Map<Route, Map<number, number>>()
  for (const { row, weight } of pair.chosenRows) {
    const { index } = row.group
    const route = router.route(row)
    const shares = parts.get(route) ?? new Map<number, number>()
    shares.set(index, (shares.get(index) ?? 0) + (weight * row.rate) / (groupRates.get(index) ?? 1))
    parts.set(route, shares)
  }
  for (const [route, shares] of parts) {
    for (const [index, share] of shares) {
      if (!(share > 0)) continue
      const duration = measured.durations.get(index)
      const throughput = measured.throughput.get(index)
      for (const edge of route) {
        const left = share * split.leftOnEdge(route, edge)
        if (left === 0) continue
        if (duration !== undefined) addDuration(edge, left === 1 ? duration : scaleDuration(duration, left))
        if (throughput !== undefined) addThroughput(edge, throughput * left)
      }
    }
  }
}

/** Adds what any report says of the drawn nodes: through which services they were reached, who unknown callers claim to be. */
function describeNodes(pairs: readonly Pair[], router: Router): ReadonlyMap<string, TrafficNode> {
  const services = new Map<string, Map<string, ServiceRef>>()
  const principals = new Map<string, Set<string>>()
  // Equal ends are one object, and most rows repeat one.
  const seen = new Set<DestinationEnd>()
  for (const { rows } of pairs) {
    for (const { source, destination, sourcePrincipal } of rows) {
      const service = seen.has(destination) ? undefined : serviceRef(destination)
      seen.add(destination)
      if (service !== undefined) {
        const id = router.destinationId(destination)
        const own = services.get(id) ?? new Map<string, ServiceRef>()
        own.set(textKey(service.cluster, service.namespace, service.name), service)
        services.set(id, own)
      }
      if (source.known !== null || sourcePrincipal === null) continue
      const id = router.sourceId(source)
      principals.set(id, (principals.get(id) ?? new Set()).add(sourcePrincipal))
    }
  }
  const described = [...router.nodes].map(([id, node]): [string, TrafficNode] => [
    id,
    {
      ...node,
      services: node.kind === 'service' ? [] : inOrder(services.get(id)),
      principals: node.kind === 'unknown' ? [...(principals.get(id) ?? [])].sort(compareText) : [],
    },
  ])
  return new Map(described)
}

function inOrder(services: ReadonlyMap<string, ServiceRef> | undefined): readonly ServiceRef[] {
  return [...(services?.values() ?? [])].sort(
    (a, b) => compareText(a.cluster, b.cluster) || compareText(a.namespace, b.namespace) || compareText(a.name, b.name),
  )
}

function serviceRef({ cluster, serviceNamespace, service }: ResolvedRow['destination']): ServiceRef | undefined {
  if (service === null || isEgressName(service) || isInboundPassthrough(service) || isAddress(service)) return undefined
  return { cluster: cluster ?? UNKNOWN, namespace: serviceNamespace ?? UNKNOWN, name: service }
}
