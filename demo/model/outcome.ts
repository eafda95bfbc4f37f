import type { Latency, LatencyMath } from './latency'
import type { FlowLabels } from './telemetry'

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
  readonly next: TrafficNode | undefined
  /** One of these, by chance, besides. */
  readonly parts: readonly ShareOf<Outcome>[]
  /** Of the whole, parts included. */
  readonly answers: readonly ShareOf<Answer>[]
  readonly latency: Latency
}

/** One class of requests at one workload: what they cause there, per request. */
export interface TrafficNode {
  readonly calls: readonly { readonly times: number; readonly outcome: Outcome }[]
  readonly answers: readonly ShareOf<Answer>[]
  /** Inside the application, without proxies. */
  readonly latency: Latency
}

export function failureShare(answers: readonly ShareOf<Answer>[]): number {
  return answers.reduce((sum, { of, share }) => (isFailure(of) ? sum + share : sum), 0)
}

function isFailure({ code, grpcStatus }: Answer): boolean {
  return (code !== '' && code !== '200') || (grpcStatus !== '' && grpcStatus !== '0')
}

/** One of several outcomes, by chance. */
export function anyOf(parts: readonly ShareOf<Outcome>[], math: LatencyMath): Outcome {
  const [only] = parts
  if (parts.length === 1 && only?.share === 1) return only.of
  const answers = new Map<string, ShareOf<Answer>>()
  for (const part of parts) {
    for (const { of, share } of part.of.answers) {
      const key = `${of.code}/${of.grpcStatus}`
      answers.set(key, { of, share: part.share * share + (answers.get(key)?.share ?? 0) })
    }
  }
  const latency = math.mix(parts.map(({ of, share }) => ({ weight: share, latency: of.latency })))
  return { emissions: [], next: undefined, parts, answers: [...answers.values()], latency }
}
