import type { Access } from './access'
import { OVERFLOW, throughPool } from './circuit'
import { type Clusters, endpointsOf, offeredTo } from './cluster'
import type { EgressScope } from './egress-scope'
import { Exchanges } from './exchange'
import { type FaultAnswer, fatesOf } from './faults'
import { DEFAULT_HANDLING } from './handling'
import type { HopReports } from './hop'
import { authorityOf, hostHeader, type Journey, nameOf, requestOf, upstreamOf } from './journey'
import { Latency, type LatencyMath } from './latency'
import { type Answer, answerOf, anyOf, type Ended, failureShare, type Manner, ONCE } from './outcome'
import type { Outcome, Reached, ShareOf, TrafficNode } from './outcome'
import { rbacDetails, refusalBytes, REFUSED } from './refusal'
import type { RegisteredHost, Registry } from './registry'
import type { Route, RouteTarget, ToHost } from './route-rule'
import type { Router } from './router'
import type { Behaviour, Call, OwnTime } from './script'
import type { Topology, Workload } from './topology'
import type { TransportPolicy } from './transport'

export interface WalkContext {
  readonly topology: Topology
  readonly registry: Registry
  readonly router: Router
  readonly transport: TransportPolicy
  readonly access: Access
  readonly clusters: Clusters
  readonly scopeOf: (caller: Workload) => EgressScope
  readonly hops: HopReports
  readonly behaviourOf: (workload: string) => Behaviour | undefined
  readonly externals: ReadonlyMap<string, OwnTime>
  readonly math: LatencyMath
}

const DEFAULT_OWN: OwnTime = { medianMs: 5, sigma: 0.3 }
const EXTERNAL_OWN: OwnTime = { medianMs: 45, sigma: 0.4 }

/**
 * Follows one class of requests from the caller's proxy over route, endpoints and transport to the server, and on to what
 * the server calls. Each class at each workload is followed once.
 */
export class TrafficWalk {
  readonly #context: WalkContext
  readonly #exchanges: Exchanges
  readonly #nodes = new Map<string, TrafficNode>()
  readonly #open = new Set<string>()
  readonly #finished: TrafficNode[] = []

  constructor(context: WalkContext) {
    this.#context = context
    this.#exchanges = new Exchanges(context.hops, context.math)
  }

  /** All nodes met so far, callers before what they call. */
  nodes(): readonly TrafficNode[] {
    return this.#finished.toReversed()
  }

  /** Requests of a class that come to a gateway from outside. */
  entry(workload: Workload, call: Call, user: string, headers: ReadonlyMap<string, string>): TrafficNode {
    const refusedBy = this.#context.access.refusedFromOutside(workload, call, headers)
    return this.#gateway({ asker: { caller: workload }, call, user, headers, layer: 7 }, refusedBy)
  }

  /** A gateway routes requests on by its gateway objects. */
  #gateway(journey: Journey, refusedBy?: string): TrafficNode {
    const { asker, call, user, headers } = journey
    const key = `${asker.caller.key} ${call.protocol} ${call.host}:${call.port} ${call.method} ${call.path} ${[...headers].join(';')} ${user}`
    return this.#once(`${key} ${refusedBy ?? ''}`, () => {
      const route = this.#context.router.gateway(asker.caller, requestOf(journey, call.host))
      const outcome = refusedBy === undefined ? this.#follow(journey, route) : this.#refused(journey, route, refusedBy)
      const calls = [{ times: 1, outcome, manner: ONCE }]
      return { calls, answers: outcome.answers, latency: outcome.latency }
    })
  }

  /** One call of an application: the caller's proxy, where it has one, decides where it goes. */
  call(caller: Workload, call: Call, user: string, headers: ReadonlyMap<string, string>): Outcome {
    const { registry, router, topology, scopeOf } = this.#context
    const host = registry.resolve(call.host, caller.namespace)
    const port = host?.ports.find((known) => known.port === call.port)
    const layer = call.protocol === 'tcp' || port?.protocol === 'tcp' ? 4 : 7
    const journey: Journey = { asker: { caller }, call, user, headers, layer }
    if (caller.proxy === 'none' || caller.proxy === 'ambient') {
      const waypoint = host?.waypoint === undefined ? undefined : topology.workloads.get(host.waypoint)
      const through = caller.proxy === 'ambient' && layer === 7 && waypoint !== undefined && waypoint.pods.length > 0
      if (host === undefined || host.external) return this.#outside(journey, host)
      if (!through) return this.#toEndpoints(journey, host, { share: 1, host: host.host })
      return this.#throughWaypoint(journey, host, waypoint)
    }
    const request = requestOf(journey, host?.host ?? call.host)
    const route = router.mesh(request, layer)
    if (route !== undefined) return this.#follow(journey, route)
    if (host === undefined || port === undefined || !scopeOf(caller).sees(host)) return this.#unregistered(journey)
    return this.#follow(journey, { targets: [{ share: 1, host: host.host }] })
  }

  #throughWaypoint(journey: Journey, host: RegisteredHost, waypoint: Workload): Outcome {
    const { caller } = journey.asker
    const request = { ...requestOf(journey, host.host), sourceNamespace: host.namespace }
    const route = this.#context.router.mesh(request, 7) ?? { targets: [{ share: 1, host: host.host }] }
    const asked: Journey = { ...journey, asker: { caller, waypoint } }
    const refusedBy = this.#context.access.refusedAtWaypoint(asked, waypoint, host)
    const outcome = refusedBy === undefined ? this.#follow(asked, route) : this.#refused(asked, route, refusedBy)
    const before = this.#context.hops.toWaypoint(caller, waypoint, journey.call, nameOf(host))
    return { ...outcome, emissions: before, next: [], hop: undefined, parts: [{ of: outcome, share: 1 }] }
  }

  #follow(journey: Journey, { targets, handling = DEFAULT_HANDLING }: Route): Outcome {
    if (targets.length === 0)
      return this.#failed(journey, { code: '404', grpcStatus: '12', flags: 'NR', reason: 'no route matches' })
    const { asker, call } = journey
    const { fault, mirrors, ...limits } = handling
    const copies = mirrors.map((mirror) => ({ share: mirror.share, of: this.#toHost(journey, mirror) }))
    const patienceMs = call.patienceMs ?? Infinity
    const ways = targets.map((target) => {
      const fates = fatesOf(fault).map(({ of: { delayMs, abort }, share }) => {
        const one = abort === undefined ? this.#toTarget(journey, target) : this.#aborted(journey, target, abort)
        const isSent = abort === undefined && 'host' in target
        const exchange = { asker, call, one, delayMs, patienceMs, ...limits, copies: isSent ? copies : [] }
        return { share, of: this.#exchanges.outcome(exchange) }
      })
      return { share: target.share, of: anyOf(fates, this.#context.math) }
    })
    return anyOf(ways, this.#context.math)
  }

  #toTarget(journey: Journey, target: RouteTarget): Outcome {
    if ('host' in target) return this.#toHost(journey, target)
    const { answer, flags, reason } = target
    const details = flags === '-' ? { details: 'direct_response' } : {}
    return this.#failed(journey, { code: String(answer), grpcStatus: '14', flags, reason, ...details })
  }

  #aborted(journey: Journey, target: RouteTarget, abort: FaultAnswer): Outcome {
    const host = 'host' in target ? this.#context.registry.get(target.host) : undefined
    const end = { ...abort, flags: 'FI', reason: 'aborted by a fault of the route' }
    if (host === undefined || !('host' in target)) return this.#failed(journey, end)
    return this.#failed(journey, { ...end, service: nameOf(host), upstream: upstreamOf(host, target, journey.call) })
  }

  /** The proxy that asks refuses by itself: it knows where the request would have gone, but asks nobody there. */
  #refused(journey: Journey, { targets }: Route, refusedBy: string): Outcome {
    const wanted = targets.find((target) => 'host' in target)
    const host = wanted === undefined ? undefined : this.#context.registry.get(wanted.host)
    const service = host === undefined ? hostHeader(journey) : nameOf(host)
    const responseBytes = refusalBytes(journey.call)
    return this.#failed(journey, { ...REFUSED, service, responseBytes, details: rbacDetails(refusedBy) })
  }

  #toHost(journey: Journey, target: ToHost): Outcome {
    const host = this.#context.registry.get(target.host)
    const code = target.gatewayApi === true ? '500' : '503'
    const missing = (reason: string): Outcome => this.#failed(journey, { code, grpcStatus: '14', flags: 'NC', reason })
    if (host === undefined) return missing(`unknown host ${target.host}`)
    return host.external ? this.#outside(journey, host, target.port) : this.#toEndpoints(journey, host, target, missing)
  }

  #toEndpoints(journey: Journey, host: RegisteredHost, target: ToHost, missing?: (reason: string) => Outcome): Outcome {
    const { registry, transport, clusters, math } = this.#context
    const { asker, call } = journey
    const proxy = asker.waypoint ?? asker.caller
    const plain = upstreamOf(host, target, call)
    const { subset, port } = plain
    const labels = subset === '' ? undefined : transport.subsetLabels(host, subset, asker.caller)
    if (subset !== '' && labels === undefined && missing !== undefined) return missing(`unknown subset ${subset}`)
    const found = registry.endpoints(host, labels)
    const cluster = clusters.of(proxy, host, plain, found)
    const upstream = cluster === undefined ? plain : { ...plain, cluster }
    const endpoints = cluster === undefined ? found : endpointsOf(cluster, journey)
    const total = endpoints.reduce((sum, { count }) => sum + count, 0)
    const failed = (end: Pick<Ended, 'code' | 'grpcStatus' | 'flags' | 'reason'>, endpoint?: Workload): Outcome =>
      this.#failed(journey, {
        ...end,
        service: nameOf(host),
        upstream,
        ...(endpoint === undefined ? {} : { endpoint }),
      })
    if (total === 0) {
      const reason = found.length === 0 ? 'no ready pod' : 'all pods are ejected'
      return failed({ code: '503', grpcStatus: '14', flags: 'UH', reason })
    }
    const spread = (one: (server: Workload) => Outcome): Outcome =>
      anyOf(
        endpoints.map(({ workload, count }) => ({ share: count / total, of: one(workload) })),
        math,
      )
    const admitted = (waitMs: number): Outcome =>
      spread((server) => {
        const link = transport.between(proxy, server, { host, subset, port })
        const to = { server, service: nameOf(host), upstream, transport: link, layer: journey.layer, waitMs }
        return this.#reached(journey, to)
      })
    if (cluster?.policy.pool === undefined) return admitted(0)
    // A request of HTTP/2 gets its endpoint before it is counted.
    const overflown = (): Outcome =>
      call.protocol === 'grpc' ? spread((server) => failed(OVERFLOW, server)) : failed(OVERFLOW)
    return throughPool(cluster.policy.pool, offeredTo(cluster, journey), { admitted, overflown }, math)
  }

  #reached(journey: Journey, to: Omit<Reached, 'node'>): Outcome {
    const { access, hops } = this.#context
    const { asker, call } = journey
    const refusedBy = access.refusedAtServer(journey, to)
    if (refusedBy !== undefined) return hops.refused(asker, call, to, refusedBy)
    return hops.reached(asker, call, { ...to, node: this.#server(to.server, journey) })
  }

  #server(server: Workload, { call, user, headers, layer }: Journey): TrafficNode {
    if (server.proxy === 'router')
      return this.#gateway({ asker: { caller: server }, call: { ...call, port: 80 }, user, headers, layer: 7 })
    const { behaviourOf } = this.#context
    const behaviour = behaviourOf(server.key)
    const passed = behaviour?.forwardsUser === true ? user : ''
    const protocol = layer === 4 ? 'tcp' : call.protocol
    return this.#once(`${server.key} ${protocol} ${passed}`, () =>
      this.#application(server, behaviour, protocol, passed),
    )
  }

  #application(
    server: Workload,
    behaviour: Behaviour | undefined,
    protocol: Call['protocol'],
    user: string,
  ): TrafficNode {
    const headers = new Map(user === '' ? [] : [['end-user', user]])
    const { medianMs, sigma } = behaviour?.own ?? DEFAULT_OWN
    const { math } = this.#context
    const own = math.logNormal(medianMs, sigma)
    let latency = own
    const ownFailures =
      behaviour?.fails === undefined ? [] : [{ of: behaviour.fails.status, share: behaviour.fails.share }]
    let failures = ownFailures
    const calls = (behaviour?.calls ?? []).map((call) => {
      const outcome = this.call(server, call, user, headers)
      const failing = failureShare(outcome.answers)
      const again = call.repeated ? failing : 0
      if (call.awaited) latency = math.sum(latency, timeOf(math, outcome.latency, call.times, again))
      if (call.failsCallerWith !== undefined) {
        const share = call.times <= 1 ? call.times * failing : 1 - (1 - failing) ** call.times
        failures = [
          ...failures.map((known) => ({ ...known, share: known.share * (1 - share) })),
          { of: call.failsCallerWith, share },
        ]
      }
      return { times: call.times * (1 + again), outcome, manner: mannerOf(call, protocol) }
    })
    const ownPart = { workload: server, latency: own, answers: answersOf(protocol, ownFailures) }
    return { calls, answers: answersOf(protocol, failures), latency, own: ownPart }
  }

  /** A host outside the mesh, registered or, for callers without a proxy, any. */
  #outside(journey: Journey, host: RegisteredHost | undefined, port = journey.call.port): Outcome {
    if (host === undefined) return this.#passed(journey, journey.call.host, { reason: '' })
    const upstream = { host: host.host, subset: '', port, targetPort: port }
    return this.#passed(journey, host.host, { service: nameOf(host), upstream, reason: '' })
  }

  /** Nobody registered the host: it passes through, or falls into the black hole. */
  #unregistered(journey: Journey): Outcome {
    const { asker, call, layer } = journey
    const closed = this.#context.scopeOf(asker.caller).registryOnly
    const name = closed ? 'BlackHoleCluster' : 'PassthroughCluster'
    const service = { service: layer === 7 ? authorityOf(call) : 'unknown', name, namespace: 'unknown' }
    const reason = 'host not registered'
    if (!closed) return this.#passed(journey, call.host, { service, reason })
    return this.#failed(journey, { code: '502', grpcStatus: '14', flags: layer === 7 ? '-' : 'UH', reason, service })
  }

  #passed(journey: Journey, host: string, end: Partial<Ended> & Pick<Ended, 'reason'>): Outcome {
    const { medianMs, sigma } = this.#context.externals.get(host) ?? EXTERNAL_OWN
    const { requestBytes, responseBytes } = journey.call
    const latency = this.#context.math.logNormal(medianMs, sigma)
    const answered = { code: '200', grpcStatus: '0', flags: '-', latency, requestBytes, responseBytes }
    return this.#failed(journey, { ...answered, ...end })
  }

  /** Ends at the asker's proxy, badly unless told otherwise. Without a service the destination is named after the Host header. */
  #failed(journey: Journey, end: Partial<Ended> & Pick<Ended, 'code' | 'grpcStatus' | 'flags' | 'reason'>): Outcome {
    const { asker, call, layer } = journey
    const common = {
      latency: Latency.zero,
      service: hostHeader(journey),
      upstream: undefined,
      layer,
      requestBytes: layer === 7 ? call.requestBytes : 0,
      responseBytes: 0,
    }
    return this.#context.hops.ended(asker, call, { ...common, ...end })
  }

  /** A class that is being followed already calls itself: there it answers without further calls. */
  #once(key: string, make: () => TrafficNode): TrafficNode {
    const known = this.#nodes.get(key)
    if (known !== undefined) return known
    if (this.#open.has(key)) {
      const end: TrafficNode = {
        calls: [],
        answers: [{ of: { code: '508', grpcStatus: '8' }, share: 1 }],
        latency: Latency.zero,
      }
      this.#finished.push(end)
      return end
    }
    this.#open.add(key)
    const node = make()
    this.#open.delete(key)
    this.#nodes.set(key, node)
    this.#finished.push(node)
    return node
  }
}

/** Up to 16 a gRPC status, above an HTTP code: said in the other protocol it is its plain failure. */
function failureOf(protocol: Call['protocol'], status: number): Answer {
  const isGrpc = status <= 16
  return answerOf(protocol, isGrpc ? '500' : String(status), isGrpc ? String(status) : '13')
}

function answersOf(protocol: Call['protocol'], failures: readonly ShareOf<number>[]): readonly ShareOf<Answer>[] {
  const failed = failures.reduce((sum, { share }) => sum + share, 0)
  const answers: ShareOf<Answer>[] = [{ of: answerOf(protocol, '200', '0'), share: 1 - failed }]
  for (const { of: status, share } of failures) answers.push({ of: failureOf(protocol, status), share })
  return answers.filter(({ share }) => share > 0)
}

function mannerOf({ times, awaited, repeated, failsCallerWith: status }: Call, protocol: Call['protocol']): Manner {
  const manner = { times, awaited, repeated }
  return status === undefined ? manner : { ...manner, failsCallerWith: failureOf(protocol, status) }
}

/** `times` calls one after the other (a fraction by chance), a share of them made twice. */
function timeOf(math: LatencyMath, once: Latency, times: number, again: number): Latency {
  const orBoth = (share: number, one: Latency, both: Latency): Latency =>
    share === 0
      ? one
      : math.mix([
          { weight: 1 - share, latency: one },
          { weight: share, latency: both },
        ])
  const one = orBoth(again, once, math.sum(once, once))
  let sum = Latency.zero
  for (let left = Math.floor(times); left > 0; left -= 1) sum = math.sum(sum, one)
  return orBoth(times - Math.floor(times), sum, math.sum(sum, one))
}
