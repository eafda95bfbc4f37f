import type { Cluster } from './cluster'
import type { Latency, LatencyMath } from './latency'
import type { RetryPolicy } from './retry-policy'
import type { Call } from './script'
import type { FlowKind, FlowLabels, ServiceName } from './telemetry'
import type { Workload } from './topology'
import type { Transport } from './transport'

/** How a request ended for its caller. TCP connections have neither code nor status. */
export interface Answer {
  readonly code: string
  /** Empty unless gRPC. */
  readonly grpcStatus: string
}

export interface ShareOf<T> {
  readonly of: T
  readonly share: number
}

/** What a call is like. Sizes are means per call. */
export interface Traits {
  readonly latency: Latency
  readonly requestBytes: number
  readonly responseBytes: number
  readonly connections: number
  /** Why it went this way, where it is not the ordinary way. */
  readonly reason: string
}

/** What one call in a share of the cases adds to one flow. */
export interface Emission {
  readonly flow: FlowLabels
  readonly share: number
  readonly traits: Traits
}

/** Everything that follows from one call: what proxies report, who is called, what the caller gets and after how long. */
export interface Outcome {
  readonly emissions: readonly Emission[]
  /** Where it arrives, and how often: more than once when it is tried again. */
  readonly next: readonly ShareOf<TrafficNode>[]
  /** The call itself; undefined where only its parts are calls. */
  readonly hop: Hop | undefined
  /** What the asker's proxy makes of the call; absent where it only passes it on. `next` and `emissions` follow from it. */
  readonly exchange?: Exchange
  /** One of these, by chance, besides. */
  readonly parts: readonly ShareOf<Outcome>[]
  /** Of the whole, parts included. */
  readonly answers: readonly ShareOf<Answer>[]
  readonly latency: Latency
}

/** One call as the proxy of the asker handles it. */
export interface Exchange {
  readonly asker: Asker
  readonly call: Call
  /** Each try. */
  readonly one: Outcome
  /** Injected before the request is sent. */
  readonly delayMs: number
  /** The proxy gives up so long after it; Infinity: never. */
  readonly timeoutMs: number
  /** The application gives up so long after it has asked; Infinity: never. */
  readonly patienceMs: number
  readonly retries: RetryPolicy
  /** Sent besides, for nobody to wait for. */
  readonly copies: readonly ShareOf<Outcome>[]
}

/** One call with the way it went. */
export type Hop =
  HopTo<{ readonly reached: Reached; readonly abandoned?: Abandoned }> | HopTo<{ readonly ended: Ended }>
type HopTo<End> = End & { readonly asker: Asker; readonly call: Call }

/** Who asks: a proxied caller itself, or the waypoint that asks on its behalf. */
export interface Asker {
  readonly caller: Workload
  readonly waypoint?: Workload
}

/** What a route chose: the cluster of the asker's proxy. */
export interface Upstream {
  readonly host: string
  /** Empty: no subset. */
  readonly subset: string
  readonly port: number
  /** Of the pods behind it. */
  readonly targetPort: number
  /** Absent where no rule makes the caller care. */
  readonly cluster?: Cluster
}

/** A pod of `server` was chosen; layer 7 when the proxies understand the requests. */
export interface Reached {
  readonly server: Workload
  readonly service: ServiceName
  readonly upstream: Upstream
  readonly transport: Transport
  readonly layer: 4 | 7
  readonly node: TrafficNode
  /** For a free connection, on average. */
  readonly waitMs?: number
  /** Why the server's proxy answered itself, as `details` of `Ended`. */
  readonly details?: string
}

/** The asker did not wait for the answer of who was reached. */
export interface Abandoned {
  readonly afterMs: number
  /** What it says instead. */
  readonly code: string
  readonly grpcStatus: string
  readonly flags: string
  readonly reason: string
  /** As `details` of `Ended`. */
  readonly details?: string
}

/** A call that ends at the asker's own proxy, as far as the mesh can see: failed, or gone outside. */
export interface Ended {
  readonly layer: 4 | 7
  readonly service: ServiceName
  /** Undefined where no route chose one. */
  readonly upstream: Upstream | undefined
  readonly code: string
  readonly grpcStatus: string
  readonly flags: string
  readonly latency: Latency
  readonly requestBytes: number
  readonly responseBytes: number
  readonly reason: string
  /** Envoy's response code details, where the flags do not say it. */
  readonly details?: string
  /** Of the destination, when an endpoint was chosen. */
  readonly endpoint?: Workload
  /** What its proxy wrote of the connection that it closed before it knew of a request. */
  readonly closedBy?: ClosedBy
}

/** Envoy's response code details: plaintext where TLS must be, and TLS where plaintext must be. */
export type ClosedBy = 'filter_chain_not_found' | 'http1.codec_error'

/** One class of requests at one workload: what they cause there, per request. */
export interface TrafficNode {
  readonly calls: readonly NodeCall[]
  readonly answers: readonly ShareOf<Answer>[]
  /** Inside the application, without proxies. */
  readonly latency: Latency
  /** What the application does itself; absent where requests only pass, as in a gateway. */
  readonly own?: OwnPart
}

export interface NodeCall {
  /** Per request, repeated calls included. */
  readonly times: number
  readonly outcome: Outcome
  readonly manner: Manner
}

/** How a call is made, for those who follow single requests. */
export interface Manner extends Pick<Call, 'times' | 'awaited' | 'repeated'> {
  /** What the caller answers when this call fails; absent: it answers well in any case. */
  readonly failsCallerWith?: Answer
}
export const ONCE: Manner = { times: 1, awaited: true, repeated: false }

export interface OwnPart {
  readonly workload: Workload
  /** Without the calls. */
  readonly latency: Latency
  /** When no call spoils it. */
  readonly answers: readonly ShareOf<Answer>[]
}

/** Of connections. */
export const SILENT: Answer = { code: '', grpcStatus: '' }
/** An HTTP response that never came, of gRPC as well. */
export const NO_ANSWER: Answer = { code: '0', grpcStatus: '' }

/** gRPC failures of a proxy come as HTTP 200 with a status. */
export function answerOf(kind: FlowKind, code: string, grpcStatus: string): Answer {
  if (kind === 'tcp') return SILENT
  if (code === NO_ANSWER.code) return NO_ANSWER
  return kind === 'grpc' ? { code: '200', grpcStatus } : { code, grpcStatus: '' }
}

/** What the asker's proxy notes of a single try. */
export function flagsOf(hop: Hop): string {
  return 'ended' in hop ? hop.ended.flags : (hop.abandoned?.flags ?? '-')
}

export function failureShare(answers: readonly ShareOf<Answer>[]): number {
  return answers.reduce((sum, { of, share }) => (isFailure(of) ? sum + share : sum), 0)
}

export function isFailure({ code, grpcStatus }: Answer): boolean {
  return (code !== '' && code !== '200') || (grpcStatus !== '' && grpcStatus !== '0')
}

/** One of several outcomes, by chance. */
export function anyOf(parts: readonly ShareOf<Outcome>[], math: LatencyMath): Outcome {
  const [only] = parts
  if (parts.length === 1 && only?.share === 1) return only.of
  const answers = sumOfAnswers(
    parts.flatMap((part) => part.of.answers.map(({ of, share }) => ({ of, share: part.share * share }))),
  )
  const latency = math.mix(parts.map(({ of, share }) => ({ weight: share, latency: of.latency })))
  return { emissions: [], next: [], hop: undefined, parts, answers, latency }
}

/** Each answer once. */
export function sumOfAnswers(shares: readonly ShareOf<Answer>[]): readonly ShareOf<Answer>[] {
  const answers = new Map<string, ShareOf<Answer>>()
  for (const { of, share } of shares) {
    const key = `${of.code}/${of.grpcStatus}`
    answers.set(key, { of, share: share + (answers.get(key)?.share ?? 0) })
  }
  return [...answers.values()]
}
