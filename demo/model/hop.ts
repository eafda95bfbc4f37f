import { Latency } from './latency'
import { type Answer, answerOf, type Asker, type Emission, NO_ANSWER, SILENT } from './outcome'
import type { Abandoned, ClosedBy, Ended, Hop, Outcome, Reached, ShareOf, Traits } from './outcome'
import { REFUSED, rbacDetails, refusalBytes, refusingNode } from './refusal'
import type { Call } from './script'
import { type FlowLabels, type Peers, type ServiceName, UNKNOWN_PEER } from './telemetry'
import type { Reporter, Topology, Workload } from './topology'
import type { Transport } from './transport'

/** What one proxy adds to a request, and one network hop. */
const PROXY_MS = 0.6
const HOP_MS = 0.4

type Ends = Pick<FlowLabels, 'reporter' | 'side' | 'source' | 'destination' | 'service' | 'policy' | 'operation'>
/** What one side sees of a request that was sent. */
interface Reply extends Pick<Traits, 'latency' | 'reason'> {
  readonly answers: readonly ShareOf<Answer>[]
  readonly flags: string
}

const ANSWERS_OF_TCP: readonly ShareOf<Answer>[] = [{ of: SILENT, share: 1 }]

/** Turns a call whose way is known into what the proxies report. */
export class HopReports {
  readonly #peers: Peers
  readonly #topology: Topology

  constructor(topology: Topology, peers: Peers) {
    this.#topology = topology
    this.#peers = peers
  }

  reached(asker: Asker, call: Call, to: Reached): Outcome {
    const { transport, node, layer } = to
    if (transport === 'refused' || transport === 'reset') return this.#unreached(asker, call, to, UNREACHED[transport])
    const extra = overheadOf(asker, to)
    const inServer = node.latency.plus(extra.serverMs)
    const atAsker = inServer.plus(extra.askerMs + (to.waitMs ?? 0))
    const answers = layer === 7 ? node.answers : ANSWERS_OF_TCP
    const reply = { answers, flags: '-', reason: '' }
    const emissions = [
      ...this.#fromAsker(asker, call, to, { ...reply, latency: atAsker }),
      ...this.#fromServer(asker, call, to, { ...reply, latency: inServer }),
    ]
    const hop = { asker, call, reached: to }
    return {
      emissions,
      next: [{ of: node, share: 1 }],
      hop,
      parts: [],
      answers,
      latency: atAsker.plus(callerOverheadMs(asker)),
    }
  }

  /** An AuthorizationPolicy at the server refuses it: its proxy answers, its ztunnel does not even take the connection. */
  refused(asker: Asker, call: Call, to: Omit<Reached, 'node'>, refusedBy: string): Outcome {
    if (to.server.proxy === 'ambient') return this.#turnedAway(asker, call, to)
    const node = refusingNode(to.server, to.layer === 4 ? 'tcp' : call.protocol)
    const sizes = to.layer === 4 ? { requestBytes: 0, responseBytes: 0 } : { responseBytes: refusalBytes(call) }
    return this.reached(asker, { ...call, ...sizes }, { ...to, node, details: rbacDetails(refusedBy) })
  }

  /** The asker gives up before the server has answered, which goes on all the same. */
  abandoned(asker: Asker, call: Call, to: Reached, abandoned: Abandoned): Outcome & { readonly hop: Hop } {
    const { afterMs, code, grpcStatus, flags, reason } = abandoned
    const latency = Latency.zero.plus(afterMs)
    const replyOf = (answer: Answer, flag: string): Reply => {
      return { answers: [{ of: answer, share: 1 }], flags: flag, reason, latency }
    }
    const answer = answerOf(call.protocol, code, grpcStatus)
    const emissions = [
      ...this.#fromAsker(asker, call, to, replyOf(answer, flags)),
      ...this.#fromServer(asker, call, to, replyOf(NO_ANSWER, 'DC')),
    ]
    const hop = { asker, call, reached: to, abandoned: { ...abandoned, ...answer } }
    const next = [{ of: to.node, share: 1 }]
    const atCaller = latency.plus(callerOverheadMs(asker))
    return { emissions, next, hop, parts: [], answers: [{ of: answer, share: 1 }], latency: atCaller }
  }

  /** The part of a waypoint call that lies before the waypoint. */
  toWaypoint(caller: Workload, waypoint: Workload, call: Call, service: ServiceName): readonly Emission[] {
    const ends = { source: this.#peers.full(caller, true), destination: this.#peers.full(waypoint, true), service }
    return this.#ztunnel(caller, call, { ...ends, side: 'source', policy: 'mutual_tls' })
  }

  ended(asker: Asker, call: Call, end: Ended): Outcome & { readonly hop: Hop } {
    const { caller, waypoint } = asker
    const { layer, service, code, grpcStatus, flags, latency, requestBytes, responseBytes, reason, endpoint } = end
    const reporter = waypoint ?? caller
    const kind = layer === 4 ? 'tcp' : call.protocol
    const answer = answerOf(kind, code, grpcStatus)
    const flow: FlowLabels = {
      reporter,
      side: waypoint === undefined ? 'source' : 'waypoint',
      kind,
      source: this.#peers.full(caller, waypoint !== undefined),
      destination: endpoint === undefined ? UNKNOWN_PEER : this.#peers.endpoint(endpoint, false),
      service,
      ...answer,
      flags,
      policy: waypoint === undefined ? 'unknown' : 'mutual_tls',
    }
    const traits = { latency, requestBytes, responseBytes, connections: call.connections, reason }
    const emissions = reporter.proxy === 'none' || reporter.proxy === 'ambient' ? [] : [{ flow, share: 1, traits }]
    const hop = { asker, call, ended: end }
    const atCaller = latency.plus(callerOverheadMs(asker))
    return { emissions, next: [], hop, parts: [], answers: [{ of: answer, share: 1 }], latency: atCaller }
  }

  #fromAsker({ caller, waypoint }: Asker, call: Call, to: Reached, reply: Reply): readonly Emission[] {
    const { server, service, transport } = to
    const secured = transport === 'mutual'
    const reporter = waypoint ?? caller
    if (reporter.proxy === 'none') return []
    // The server's proxy says who it is in its answer.
    const unheard = server.proxy === 'none' || reply.flags !== '-'
    const destination = unheard ? this.#peers.endpoint(server, secured) : this.#peers.full(server, secured)
    const ends = { source: this.#peers.full(caller, secured), destination, service }
    if (reporter.proxy === 'ambient')
      return this.#ztunnel(caller, call, { ...ends, side: 'source', policy: policyOf(transport) })
    if (waypoint === undefined)
      return perAnswer(call, to, reply, { ...ends, reporter, side: 'source', policy: 'unknown' })
    return perAnswer(call, to, reply, { ...ends, reporter, side: 'waypoint', policy: policyOf(transport) })
  }

  #fromServer({ caller, waypoint }: Asker, call: Call, to: Reached, reply: Reply): readonly Emission[] {
    const { server, service, transport } = to
    if (server.proxy === 'none') return []
    const secured = transport === 'mutual'
    const ends = {
      destination: this.#peers.full(server, secured),
      service,
      side: 'destination',
      policy: policyOf(transport),
    } as const
    const sender = server.proxy === 'ambient' ? (waypoint ?? caller) : caller
    const source = sender.proxy === 'none' ? UNKNOWN_PEER : this.#peers.full(sender, secured)
    if (server.proxy === 'ambient') return this.#ztunnel(server, call, { ...ends, source })
    const own = call.operation === undefined ? {} : { operation: call.operation }
    return perAnswer(call, to, reply, { ...ends, ...own, source, reporter: server })
  }

  /** What the ztunnels on the nodes of a workload report: connections and bytes, never requests. */
  #ztunnel(
    on: Workload,
    { requestBytes, responseBytes, connections }: Call,
    ends: Omit<Ends, 'reporter'>,
    flags: '-' | 'CONNECT' | 'DENY' = '-',
  ): readonly Emission[] {
    const kind = flags === '-' ? 'tcp' : 'unmade'
    const reason = flags === '-' ? '' : UNREACHED.denied.reason
    const traits = { latency: Latency.zero, requestBytes, responseBytes, connections, reason }
    return this.#ztunnelsOf(on).map(({ of: reporter, share }) => {
      return { flow: { ...ends, reporter, kind, ...SILENT, flags }, share, traits }
    })
  }

  #ztunnelsOf(workload: Workload): readonly ShareOf<Reporter>[] {
    const counts = new Map<Reporter, number>()
    for (const pod of workload.pods) {
      const ztunnel = this.#topology.ztunnels.get(pod.node)
      if (ztunnel !== undefined) counts.set(ztunnel, (counts.get(ztunnel) ?? 0) + 1)
    }
    return [...counts].map(([of, count]) => ({ of, share: count / workload.pods.length }))
  }

  /** The connection fails. */
  #unreached(asker: Asker, call: Call, to: Omit<Reached, 'node'>, { isReset, reason, closedBy }: Unreached): Outcome {
    const { layer, service, upstream, server } = to
    const refused = layer === 4 ? 'UF,URX' : 'UF'
    return this.ended(asker, call, {
      ...{ layer, service, upstream, code: '503', grpcStatus: '14', flags: isReset ? 'UC' : refused, endpoint: server },
      ...{ latency: Latency.zero.plus(HOP_MS), requestBytes: 0, responseBytes: 0, reason },
      ...(closedBy !== undefined && isRead(to, closedBy) ? { closedBy } : {}),
    })
  }

  /** The server's ztunnel does not take the connection, which its caller sees as one that fails. */
  #turnedAway(asker: Asker, call: Call, to: Omit<Reached, 'node'>): Outcome {
    const { server, service, transport } = to
    const sender = asker.waypoint ?? asker.caller
    const secured = transport === 'mutual'
    const source = sender.proxy === 'none' ? UNKNOWN_PEER : this.#peers.full(sender, secured)
    const ends = { source, destination: this.#peers.full(server, secured), service, policy: policyOf(transport) }
    const failed = this.#unreached(asker, call, to, UNREACHED.denied)
    const emissions = [
      ...failed.emissions,
      ...(sender.proxy === 'ambient' ? this.#ztunnel(sender, call, { ...ends, side: 'source' }, 'CONNECT') : []),
      ...this.#ztunnel(server, call, { ...ends, side: 'destination' }, 'DENY'),
    ]
    return { ...failed, emissions }
  }
}

interface Unreached {
  /** After the connection was made. */
  readonly isReset: boolean
  readonly reason: string
  readonly closedBy?: ClosedBy
}

/** Whether a proxy of Envoy is there to see it: bytes that are no HTTP strike it only where it expects HTTP. */
function isRead({ server, layer }: Omit<Reached, 'node'>, closedBy: ClosedBy): boolean {
  return server.proxy !== 'none' && server.proxy !== 'ambient' && (layer === 7 || closedBy !== 'http1.codec_error')
}

const UNREACHED = {
  refused: { isReset: false, reason: 'the server does not speak mutual TLS', closedBy: 'http1.codec_error' },
  reset: { isReset: true, reason: 'the server insists on mutual TLS', closedBy: 'filter_chain_not_found' },
  denied: { isReset: false, reason: REFUSED.reason },
} as const satisfies Readonly<Record<string, Unreached>>

/** What proxies and network add to a call: in the server's proxy, and from there to the asker's. */
export function overheadOf(
  { caller, waypoint }: Asker,
  { server }: Reached,
): { readonly serverMs: number; readonly askerMs: number } {
  return {
    serverMs: server.proxy === 'none' ? 0 : PROXY_MS,
    askerMs: HOP_MS + (caller.proxy === 'none' && waypoint === undefined ? 0 : PROXY_MS),
  }
}

/** What lies between a caller and the waypoint that asks for it. */
export function callerOverheadMs({ waypoint }: Asker): number {
  return waypoint === undefined ? 0 : HOP_MS + PROXY_MS
}

/** A proxy that understands the requests reports each kind of answer, and the messages of gRPC whatever the answer. */
function perAnswer(call: Call, { layer }: Reached, reply: Reply, ends: Ends): readonly Emission[] {
  const { requestBytes, responseBytes, connections } = call
  const { answers, flags, latency, reason } = reply
  const traits: Traits = { latency, requestBytes, responseBytes, connections, reason }
  const { operation, ...unclassified } = ends
  if (layer === 4) return [{ flow: { ...unclassified, kind: 'tcp', ...SILENT, flags: '-' }, share: 1, traits }]
  const emissions: Emission[] = []
  for (const { of, share } of answers)
    emissions.push({ flow: { ...ends, kind: call.protocol, ...of, flags }, share, traits })
  if (call.protocol !== 'grpc') return emissions
  return [
    ...emissions,
    { flow: { ...unclassified, kind: 'messages', ...SILENT, flags: '', policy: 'unknown' }, share: 1, traits },
  ]
}

function policyOf(transport: Transport): FlowLabels['policy'] {
  return transport === 'mutual' ? 'mutual_tls' : 'none'
}
