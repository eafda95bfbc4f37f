import { Latency } from './latency'
import type { Answer, Emission, Outcome, ShareOf, TrafficNode } from './outcome'
import type { Call } from './script'
import { type FlowKind, type FlowLabels, type Peer, type Peers, type ServiceName, UNKNOWN_PEER } from './telemetry'
import type { Reporter, Topology, Workload } from './topology'
import type { Transport } from './transport'

/** What one proxy adds to a request, and one network hop. */
const PROXY_MS = 0.6
const HOP_MS = 0.4

/** Who asks: a proxied caller itself, or the waypoint that asks on its behalf. */
export interface Asker {
  readonly caller: Workload
  readonly waypoint?: Workload
}

/** A call that has found its server, or has failed on the way: turns it into what proxies report. */
export class HopReports {
  readonly #peers: Peers
  readonly #topology: Topology

  constructor(topology: Topology, peers: Peers) {
    this.#topology = topology
    this.#peers = peers
  }

  /** Reaches a pod of `server`; `layer` 7 when the proxies understand the requests. */
  reached(asker: Asker, call: Call, to: Reached): Outcome {
    const { server, transport, node } = to
    if (transport === 'refused' || transport === 'reset') return this.#unreached(asker, call, to)
    const { caller, waypoint } = asker
    const answers = to.layer === 7 ? node.answers : [{ of: { code: '', grpcStatus: '' }, share: 1 }]
    const inServer = node.latency.plus(server.proxy === 'none' ? 0 : PROXY_MS)
    const atAsker = inServer.plus(HOP_MS + (caller.proxy === 'none' && waypoint === undefined ? 0 : PROXY_MS))
    const emissions = [
      ...this.#fromAsker(asker, call, { ...to, answers, latency: atAsker }),
      ...this.#fromServer(asker, call, { ...to, answers, latency: inServer }),
    ]
    return {
      emissions,
      next: [{ of: node, share: 1 }],
      answers,
      latency: waypoint === undefined ? atAsker : atAsker.plus(HOP_MS + PROXY_MS),
    }
  }

  /** The part of a waypoint call that lies before the waypoint. */
  toWaypoint(caller: Workload, waypoint: Workload, call: Call, service: ServiceName): readonly Emission[] {
    return this.#ztunnel('source', caller, this.#peers.full(waypoint, true), {
      caller,
      call,
      service,
      transport: 'mutual',
    })
  }

  /** Answered by the asker's own proxy: nothing reaches a server. */
  failed(asker: Asker, call: Call, failure: Failure): Outcome {
    const { caller, waypoint } = asker
    const reporter = waypoint ?? caller
    const kind = kindOf(call, failure.layer)
    const answer = answerOf(kind, failure.code, failure.grpcStatus)
    const flow: FlowLabels = {
      reporter,
      side: waypoint === undefined ? 'source' : 'waypoint',
      kind,
      source: this.#peers.full(caller, waypoint !== undefined),
      destination: UNKNOWN_PEER,
      service: failure.service,
      ...answer,
      flags: failure.flags,
      policy: waypoint === undefined ? 'unknown' : 'mutual_tls',
    }
    const bytes = { requestBytes: kind === 'tcp' ? 0 : call.requestBytes, responseBytes: failure.responseBytes ?? 0 }
    const emission = {
      flow,
      share: 1,
      latency: failure.latency,
      ...bytes,
      connections: call.connections,
      reason: failure.reason,
    }
    const reported = reporter.proxy === 'none' || reporter.proxy === 'ambient' ? [] : [emission]
    return { emissions: reported, next: [], answers: [{ of: answer, share: 1 }], latency: failure.latency }
  }

  #fromAsker({ caller, waypoint }: Asker, call: Call, to: Answered): readonly Emission[] {
    const { server, transport } = to
    const secured = transport === 'mutual'
    const destination =
      server.proxy === 'none' ? this.#peers.endpoint(server, secured) : this.#peers.full(server, secured)
    const reporter = waypoint ?? caller
    if (reporter.proxy === 'none') return []
    if (reporter.proxy === 'ambient') return this.#ztunnel('source', caller, destination, { caller, call, ...to })
    return this.#perAnswer(call, to, {
      reporter,
      side: waypoint === undefined ? 'source' : 'waypoint',
      source: this.#peers.full(caller, secured),
      destination,
      policy: waypoint === undefined ? 'unknown' : policyOf(transport),
    })
  }

  #fromServer({ caller, waypoint }: Asker, call: Call, to: Answered): readonly Emission[] {
    const { server, transport } = to
    const secured = transport === 'mutual'
    if (server.proxy === 'none') return []
    const destination = this.#peers.full(server, secured)
    if (server.proxy === 'ambient')
      return this.#ztunnel('destination', server, destination, { caller: waypoint ?? caller, call, ...to })
    const source = caller.proxy === 'none' ? UNKNOWN_PEER : this.#peers.full(caller, secured)
    return this.#perAnswer(call, to, {
      reporter: server,
      side: 'destination',
      source,
      destination,
      policy: policyOf(transport),
    })
  }

  #perAnswer(
    call: Call,
    to: Answered,
    ends: Pick<FlowLabels, 'reporter' | 'side' | 'source' | 'destination' | 'policy'>,
  ): readonly Emission[] {
    const { requestBytes, responseBytes, connections } = call
    const common = { latency: to.latency, requestBytes, responseBytes, connections, reason: to.reason }
    const kind = kindOf(call, to.layer)
    const emissions = to.answers.map(({ of, share }) => ({
      flow: { ...ends, kind, service: to.service, ...of, flags: '-' },
      share,
      ...common,
    }))
    if (kind !== 'grpc') return emissions
    const messages: FlowLabels = {
      ...ends,
      kind: 'messages',
      service: to.service,
      code: '',
      grpcStatus: '',
      flags: '',
      policy: 'unknown',
    }
    return [...emissions, { flow: messages, share: 1, ...common }]
  }

  /** What the ztunnels on the nodes of a workload report: bytes, never requests. */
  #ztunnel(
    side: 'source' | 'destination',
    on: Workload,
    destination: Peer,
    { caller, call, service, transport }: { caller: Workload; call: Call; service: ServiceName; transport: Transport },
  ): readonly Emission[] {
    const secured = transport === 'mutual'
    const source = caller.proxy === 'none' ? UNKNOWN_PEER : this.#peers.full(caller, secured)
    const { requestBytes, responseBytes, connections } = call
    return this.#ztunnelsOf(on).map(({ of, share }) => ({
      flow: {
        reporter: of,
        side,
        kind: 'tcp',
        source,
        destination,
        service,
        code: '',
        grpcStatus: '',
        flags: '-',
        policy: policyOf(transport),
      },
      share,
      latency: Latency.zero,
      requestBytes,
      responseBytes,
      connections,
      reason: '',
    }))
  }

  #ztunnelsOf(workload: Workload): readonly ShareOf<Reporter>[] {
    const counts = new Map<Reporter, number>()
    for (const pod of workload.pods) {
      const ztunnel = this.#topology.ztunnels.get(pod.node)
      if (ztunnel !== undefined) counts.set(ztunnel, (counts.get(ztunnel) ?? 0) + 1)
    }
    return [...counts].map(([of, count]) => ({ of, share: count / workload.pods.length }))
  }

  /** The connection fails: TLS to a server that speaks none, or none to a server that insists. */
  #unreached(asker: Asker, call: Call, to: Reached): Outcome {
    const kind = kindOf(call, to.layer)
    const refused = kind === 'tcp' ? 'UF,URX' : 'URX,UF'
    const failure = this.failed(asker, call, {
      layer: to.layer,
      service: to.service,
      code: '503',
      grpcStatus: '14',
      flags: to.transport === 'reset' ? 'UC' : refused,
      latency: Latency.zero.plus(HOP_MS),
      reason: to.transport === 'reset' ? 'the server insists on mutual TLS' : 'the server does not speak mutual TLS',
    })
    const destination = this.#peers.endpoint(to.server, false)
    return {
      ...failure,
      emissions: failure.emissions.map((emission) => ({ ...emission, flow: { ...emission.flow, destination } })),
    }
  }
}

export interface Reached {
  readonly server: Workload
  readonly service: ServiceName
  readonly transport: Transport
  readonly layer: 4 | 7
  readonly node: TrafficNode
  readonly reason: string
}
type Answered = Reached & { readonly answers: readonly ShareOf<Answer>[]; readonly latency: Latency }

export interface Failure {
  readonly layer: 4 | 7
  readonly service: ServiceName
  readonly code: string
  readonly grpcStatus: string
  readonly flags: string
  readonly latency: Latency
  readonly responseBytes?: number
  readonly reason: string
}

function kindOf(call: Call, layer: 4 | 7): Exclude<FlowKind, 'messages'> {
  return layer === 4 ? 'tcp' : call.protocol
}

/** gRPC failures of a proxy come as HTTP 200 with a status, except where the HTTP code is the answer. */
export function answerOf(kind: FlowKind, code: string, grpcStatus: string): Answer {
  if (kind === 'tcp') return { code: '', grpcStatus: '' }
  return kind === 'grpc' ? { code: '200', grpcStatus } : { code, grpcStatus: '' }
}

function policyOf(transport: Transport): FlowLabels['policy'] {
  return transport === 'mutual' ? 'mutual_tls' : 'none'
}
