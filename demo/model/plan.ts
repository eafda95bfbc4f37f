import { Access } from './access'
import { readAuthorization } from './authorization'
import { Clusters, type Ejected } from './cluster'
import { type ClusterLoad, clusterLoads } from './cluster-load'
import { type DestinationRules, readDestinationRules } from './destination-rule'
import { readEgressScopes } from './egress-scope'
import { FlowSums } from './flow-sums'
import { gatewayEntries } from './gateway-entries'
import { HopReports } from './hop'
import { Latency, LatencyMath } from './latency'
import type { ObjectView } from './object-index'
import { type Emission, ONCE, type TrafficNode, type Traits } from './outcome'
import { readRegistry, type Registry } from './registry'
import { readRouter, type Router } from './router'
import type { Behaviour, Call, Disturbance, Entry, TrafficScript } from './script'
import { Stage } from './stage'
import { type FlowLabels, Peers, UNKNOWN_PEER } from './telemetry'
import { readTopology, type Topology } from './topology'
import { readTransportPolicy, type TransportPolicy } from './transport'
import { TrafficWalk, type WalkContext } from './walk'

/** All traffic under one configuration: what flows, how fast, how long it takes. */
export interface Plan {
  readonly topology: Topology
  /** Names of the load curves, in the order of the rates. */
  readonly loads: readonly string[]
  readonly flows: ReadonlyMap<string, PlannedFlow>
  /** Where requests begin, for tests that follow single ones. */
  readonly roots: readonly Root[]
  /** What callers send to the destinations about which a rule makes them care, by cluster. */
  readonly clusters: ReadonlyMap<string, ClusterLoad>
}

type Round = Pick<Plan, 'roots' | 'loads' | 'clusters'> & { readonly sums: FlowSums }

export interface PlanOptions {
  readonly disturbances: readonly Disturbance[]
  /** Pods that callers leave out. */
  readonly ejected: Ejected
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
  readonly traits: Traits
}

/**
 * Compiles configuration and script. Equal input gives equal flows; what an earlier compilation read from objects that did
 * not change since is used again.
 */
export class PlanCompiler {
  readonly #math = new LatencyMath()
  readonly #topology = new Stage<Topology>()
  readonly #registry = new Stage<Registry>()
  readonly #router = new Stage<Router>()
  readonly #rules = new Stage<DestinationRules>()
  readonly #transport = new Stage<TransportPolicy>()
  readonly #access = new Stage<Access>()
  readonly #scopes = new Stage<WalkContext['scopeOf']>()
  readonly #hops = new Stage<HopReports>()

  compile(objects: ObjectView, script: TrafficScript, { disturbances, ejected }: PlanOptions): Plan {
    this.#math.nextRound()
    const topology = this.#topology.get(objects, undefined, readTopology)
    const rules = this.#rules.get(objects, topology, (view) => readDestinationRules(view, topology))
    const behaviours = disturbed(script, disturbances)
    const entries = [...script.entries, ...gatewayEntries(objects, topology, script.entries)]
    const around = {
      topology,
      registry: this.#registry.get(objects, topology, (view) => readRegistry(view, topology)),
      router: this.#router.get(objects, topology, (view) => readRouter(view, topology)),
      transport: this.#transport.get(objects, rules, (view) => readTransportPolicy(view, topology, rules)),
      access: this.#access.get(objects, topology, (view) => new Access(readAuthorization(view, topology), topology)),
      scopeOf: this.#scopes.get(objects, topology, (view) => readEgressScopes(view, topology)),
      hops: this.#hops.get(objects, topology, () => new HopReports(topology, new Peers(topology.config.trustDomain))),
      behaviourOf: (workload: string) => behaviours.get(workload),
      externals: script.externals,
      math: this.#math,
    }
    const round = (offered: ReadonlyMap<string, ClusterLoad>): Round => {
      const walk = new TrafficWalk({ ...around, clusters: new Clusters({ rules, offered, ejected }) })
      const roots = [
        ...entryRoots(walk, topology, entries, disturbances),
        ...startRoots(walk, { topology, behaviours, disturbances }),
      ]
      const loads = [
        ...new Set([...roots.map(({ load }) => load), ...script.strangers.map(({ workload }) => workload)]),
      ]
      const sums = new FlowSums(loads.length)
      sums.spread(roots, loads, walk.nodes())
      return { roots, loads, sums, clusters: clusterLoads(sums.nodes) }
    }
    const free = round(new Map())
    // How full a pool is follows from what is sent there, which one round without limits tells.
    const isLimited = [...free.clusters.values()].some(({ cluster }) => cluster.policy.pool !== undefined)
    const { roots, loads, sums, clusters } = isLimited ? round(free.clusters) : free
    for (const { workload, perSecond, labels } of script.strangers) {
      const reporter = topology.workloads.get(workload)
      const by = new Float64Array(loads.length)
      by[loads.indexOf(workload)] = perSecond * loadFactor(disturbances, workload)
      if (reporter !== undefined)
        sums.add(strange(reporter, labels), { by, total: by[loads.indexOf(workload)] ?? 0 }, 1)
    }
    return { topology, loads, flows: sums.finished(this.#math), roots, clusters }
  }
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
    const factor = loadFactor(disturbances, entry.name)
    const named = Object.entries(users)
    const classes = [['', 1 - named.reduce((sum, [, share]) => sum + share, 0)] as const, ...named]
    return classes.map(([user, share]) => {
      const headers = new Map(user === '' ? [] : [['cookie', `session=${user}`]])
      return {
        load: entry.name,
        perSecond: entry.perSecond * factor * share,
        node: walk.entry(gateway, call, user, headers),
      }
    })
  })
}

/** How many times its usual rate comes; a disturbance of `*` is one of all there are. */
function loadFactor(disturbances: readonly Disturbance[], name: string): number {
  return disturbances.reduce(
    (all, one) => (one.kind === 'load' && (one.entry === name || one.entry === '*') ? all * one.factor : all),
    1,
  )
}

interface Starts {
  readonly topology: Topology
  readonly behaviours: ReadonlyMap<string, Behaviour>
  readonly disturbances: readonly Disturbance[]
}

/** What workloads begin by themselves; the name of such a load is that of its curve. */
function startRoots(walk: TrafficWalk, { topology, behaviours, disturbances }: Starts): readonly Root[] {
  return [...behaviours].flatMap(([key, { starts = [] }]) => {
    const workload = topology.workloads.get(key)
    if (workload === undefined || workload.pods.length === 0) return []
    return starts.map(({ load, perSecond, call }) => {
      const outcome = walk.call(workload, call, '', new Map())
      const node = { calls: [{ times: 1, outcome, manner: ONCE }], answers: outcome.answers, latency: outcome.latency }
      return { load, perSecond: perSecond * call.times * loadFactor(disturbances, load), node }
    })
  })
}

function strange(reporter: FlowLabels['reporter'], own: Readonly<Record<string, string>>): Omit<Emission, 'share'> {
  const service = { service: 'unknown', name: 'unknown', namespace: 'unknown' }
  const flow: FlowLabels = {
    ...{ reporter, side: 'destination', kind: 'http', source: UNKNOWN_PEER, destination: UNKNOWN_PEER, service },
    ...{ code: '200', grpcStatus: '', flags: '-', policy: 'unknown', own },
  }
  const traits = { latency: Latency.zero, requestBytes: 600, responseBytes: 600, connections: 1, reason: 'stranger' }
  return { flow, traits }
}
