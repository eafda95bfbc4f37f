import { Latency } from './latency'
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

/** What one call in a share of the cases adds to one flow. */
export interface Emission {
  readonly flow: FlowLabels
  readonly share: number
  readonly latency: Latency
  readonly requestBytes: number
  readonly responseBytes: number
  readonly connections: number
  /** Why it went this way, where it is not the ordinary way. */
  readonly reason: string
}

/** Everything that follows from one call: what proxies report, who is called, what the caller gets and after how long. */
export interface Outcome {
  readonly emissions: readonly Emission[]
  readonly next: readonly ShareOf<TrafficNode>[]
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
export function anyOf(shares: readonly ShareOf<Outcome>[]): Outcome {
  const [only] = shares
  if (shares.length === 1 && only?.share === 1) return only.of
  return {
    emissions: shares.flatMap(({ of, share }) =>
      of.emissions.map((emission) => ({ ...emission, share: emission.share * share })),
    ),
    next: shares.flatMap(({ of, share }) => of.next.map((next) => ({ of: next.of, share: next.share * share }))),
    answers: mergeAnswers(
      shares.flatMap(({ of, share }) => of.answers.map((answer) => ({ of: answer.of, share: answer.share * share }))),
    ),
    latency: Latency.mix(shares.map(({ of, share }) => ({ weight: share, latency: of.latency }))),
  }
}

function mergeAnswers(answers: readonly ShareOf<Answer>[]): readonly ShareOf<Answer>[] {
  const merged = new Map<string, ShareOf<Answer>>()
  for (const { of, share } of answers) {
    const key = `${of.code}/${of.grpcStatus}`
    merged.set(key, { of, share: share + (merged.get(key)?.share ?? 0) })
  }
  return [...merged.values()]
}
