import { readEgressScopes } from './egress-scope'
import { gatewayEntries } from './gateway-entries'
import { HopReports } from './hop'
import { Latency } from './latency'
import type { ObjectIndex } from './object-index'
import type { Emission, TrafficNode } from './outcome'
import { readRegistry } from './registry'
import { readRouter } from './router'
import type { Behaviour, Call, Disturbance, Entry, TrafficScript } from './script'
import { type FlowLabels, flowKey, Peers, UNKNOWN_PEER } from './telemetry'
import { readTopology, type Topology } from './topology'
import { readTransportPolicy } from './transport'
import { TrafficWalk } from './walk'

/** All traffic under one configuration: what flows, how fast, how long it takes. */
export interface Plan {
  readonly topology: Topology
  /** Names of the load curves, in the order of the rates. */
  readonly loads: readonly string[]
  readonly flows: ReadonlyMap<string, PlannedFlow>
  /** Where requests begin, for tests that follow single ones. */
  readonly roots: readonly Root[]
}

export interface Root {
  readonly load: string
  readonly perSecond: number
  readonly node: TrafficNode
}

export interface PlannedFlow {
  readonly labels: FlowLabels
  /** Calls per second of base load, by load curve; all reporting pods together. */
  readonly rates: Float64Array
  readonly latency: Latency
  /** Means per call. */
  readonly requestBytes: number
  readonly responseBytes: number
  readonly connections: number
  readonly reason: string
}

/** Compiles configuration and script. Pure: equal input gives equal flows. */
export function compilePlan(objects: ObjectIndex, script: TrafficScript, disturbances: readonly Disturbance[]): Plan {
  const topology = readTopology(objects)
  const behaviours = disturbed(script, disturbances)
  const walk = new TrafficWalk({
    topology,
    registry: readRegistry(objects, topology),
    router: readRouter(objects, topology),
    transport: readTransportPolicy(objects, topology),
    scopeOf: readEgressScopes(objects, topology),
    hops: new HopReports(topology, new Peers(topology.config.trustDomain)),
    behaviourOf: (workload) => behaviours.get(workload),
    externals: script.externals,
  })
  const entries = [...script.entries, ...gatewayEntries(objects, topology, script.entries)]
  const roots = [...entryRoots(walk, topology, entries, disturbances), ...startRoots(walk, topology, behaviours)]
  const loads = [...new Set([...roots.map(({ load }) => load), ...script.strangers.map(({ workload }) => workload)])]
  const flows = new FlowSums(loads.length)
  spread(roots, loads, walk.nodes(), flows)
  for (const { workload, perSecond, labels } of script.strangers) {
    const reporter = topology.workloads.get(workload)
    if (reporter === undefined) continue
    const rates = new Float64Array(loads.length)
    rates[loads.indexOf(workload)] = perSecond
    flows.add(strange(reporter, labels), rates, 1)
  }
  return { topology, loads, flows: flows.finished(), roots }
}

function disturbed(script: TrafficScript, disturbances: readonly Disturbance[]): ReadonlyMap<string, Behaviour> {
  const behaviours = new Map(script.behaviours)
  for (const disturbance of disturbances) {
    if (disturbance.kind === 'load') continue
    const behaviour = behaviours.get(disturbance.workload) ?? { own: { medianMs: 5, sigma: 0.3 } }
    const { own } = behaviour
    const changed =
      disturbance.kind === 'error'
        ? { fails: { status: disturbance.status, share: disturbance.share } }
        : { own: { ...own, medianMs: own.medianMs * disturbance.factor } }
    behaviours.set(disturbance.workload, { ...behaviour, ...changed })
  }
  return behaviours
}

function entryRoots(
  walk: TrafficWalk,
  topology: Topology,
  entries: readonly Entry[],
  disturbances: readonly Disturbance[],
): readonly Root[] {
  return entries.flatMap((entry) => {
    const gateway = topology.workloads.get(entry.gateway)
    if (gateway === undefined || gateway.pods.length === 0) return []
    const { host, path, requestBytes, responseBytes, users = {} } = entry
    const common = { method: 'GET', times: 1, connections: 1, awaited: true, repeated: false }
    const call: Call = { protocol: 'http', host, port: 80, path, requestBytes, responseBytes, ...common }
    const factor = disturbances.reduce(
      (all, one) => (one.kind === 'load' && one.entry === entry.name ? all * one.factor : all),
      1,
    )
    const named = Object.entries(users)
    const classes = [['', 1 - named.reduce((sum, [, share]) => sum + share, 0)] as const, ...named]
    return classes.map(([user, share]) => {
      const headers = new Map(user === '' ? [] : [['cookie', `session=${user}`]])
      return {
        load: entry.name,
        perSecond: entry.perSecond * factor * share,
        node: walk.gateway(gateway, call, user, headers),
      }
    })
  })
}

function startRoots(
  walk: TrafficWalk,
  topology: Topology,
  behaviours: ReadonlyMap<string, Behaviour>,
): readonly Root[] {
  return [...behaviours].flatMap(([key, { starts = [] }]) => {
    const workload = topology.workloads.get(key)
    if (workload === undefined || workload.pods.length === 0) return []
    return starts.map(({ load, perSecond, call }) => {
      const outcome = walk.call(workload, call, '', new Map())
      const node = { calls: [{ times: 1, outcome }], answers: outcome.answers, latency: outcome.latency }
      return { load, perSecond: perSecond * call.times, node }
    })
  })
}

/** Lets the rates run down from the roots; callers come before what they call. */
function spread(
  roots: readonly Root[],
  loads: readonly string[],
  nodes: readonly TrafficNode[],
  flows: FlowSums,
): void {
  const rates = new Map<TrafficNode, Float64Array>()
  const ratesOf = (node: TrafficNode): Float64Array => {
    const known = rates.get(node) ?? new Float64Array(loads.length)
    rates.set(node, known)
    return known
  }
  for (const { load, perSecond, node } of roots) {
    const own = ratesOf(node)
    const index = loads.indexOf(load)
    own[index] = (own[index] ?? 0) + perSecond
  }
  const called = new Set(nodes)
  const starting = roots.map(({ node }) => node).filter((node) => !called.has(node))
  for (const node of [...starting, ...nodes]) {
    const own = rates.get(node)
    if (own === undefined) continue
    for (const { times, outcome } of node.calls) {
      for (const emission of outcome.emissions) flows.add(emission, own, times * emission.share)
      for (const { of: next, share } of outcome.next) addScaled(ratesOf(next), own, times * share)
    }
  }
}

function addScaled(sum: Float64Array, rates: Float64Array, factor: number): void {
  for (let i = 0; i < rates.length; i += 1) sum[i] = (sum[i] ?? 0) + (rates[i] ?? 0) * factor
}

type Reported = Omit<Emission, 'share'>

/** Adds up what goes to the same series. */
class FlowSums {
  readonly #size: number
  readonly #sums = new Map<
    string,
    { readonly first: Reported; readonly rates: Float64Array; readonly parts: { weight: number; of: Reported }[] }
  >()

  constructor(size: number) {
    this.#size = size
  }

  add(emission: Reported, rates: Float64Array, factor: number): void {
    const key = flowKey(emission.flow)
    let sum = this.#sums.get(key)
    if (sum === undefined) {
      sum = { first: emission, rates: new Float64Array(this.#size), parts: [] }
      this.#sums.set(key, sum)
    }
    addScaled(sum.rates, rates, factor)
    sum.parts.push({ weight: rates.reduce((total, rate) => total + rate, 0) * factor, of: emission })
  }

  finished(): ReadonlyMap<string, PlannedFlow> {
    const flows = new Map<string, PlannedFlow>()
    for (const [key, { first, rates, parts }] of this.#sums) {
      const total = parts.reduce((sum, { weight }) => sum + weight, 0)
      if (total <= 0) continue
      const mean = (read: (of: Reported) => number): number =>
        parts.reduce((sum, { weight, of }) => sum + weight * read(of), 0) / total
      flows.set(key, {
        labels: first.flow,
        rates,
        latency: Latency.mix(parts.map(({ weight, of }) => ({ weight, latency: of.latency }))),
        requestBytes: mean(({ requestBytes }) => requestBytes),
        responseBytes: mean(({ responseBytes }) => responseBytes),
        connections: mean(({ connections }) => connections),
        reason: first.reason,
      })
    }
    return flows
  }
}

function strange(reporter: FlowLabels['reporter'], own: Readonly<Record<string, string>>): Reported {
  const service = { service: 'unknown', name: 'unknown', namespace: 'unknown' }
  const flow: FlowLabels = {
    ...{ reporter, side: 'destination', kind: 'http', source: UNKNOWN_PEER, destination: UNKNOWN_PEER, service },
    ...{ code: '200', grpcStatus: '', flags: '-', policy: 'unknown', own },
  }
  return { flow, latency: Latency.zero, requestBytes: 600, responseBytes: 600, connections: 1, reason: 'stranger' }
}
