import { goDurationUs } from '../go-duration'
import { at, numberAt, textAt } from './json'
import type { ShareOf } from './outcome'

/** What a route does to its requests before it sends them. Shares are from 0 to 1; the two are drawn independently. */
export interface Fault {
  readonly delayMs: number
  readonly delayShare: number
  readonly abort: FaultAnswer
  readonly abortShare: number
}

/** An aborted request's answer, as an HTTP call and as a gRPC call see it. */
export interface FaultAnswer {
  readonly code: string
  readonly grpcStatus: string
}

/** The names of gRPC's statuses, in the order of their numbers (grpc.io, status codes). */
const GRPC_STATUS =
  'OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED ' +
  'FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED'
const GRPC_NUMBERS = new Map(GRPC_STATUS.split(' ').map((name, number) => [name, String(number)]))

/** gRPC's word for an answer that is only an HTTP code (its "HTTP to gRPC status code mapping"); others are unknown, 2. */
const GRPC_OF_HTTP = new Map([
  [400, '13'],
  [401, '16'],
  [403, '7'],
  [404, '12'],
  [429, '14'],
  [502, '14'],
  [503, '14'],
  [504, '14'],
])

/** The fault of a VirtualService's block; undefined when none of its requests can meet it. */
export function readFault(block: unknown): Fault | undefined {
  const fault = at(block, 'fault')
  const delayMs = (goDurationUs(textAt(fault, 'delay', 'fixedDelay')) ?? 0) / 1000
  const answer = answerOfAbort(at(fault, 'abort'))
  const delayShare = delayMs > 0 ? shareOf(at(fault, 'delay')) : 0
  const abortShare = answer === undefined ? 0 : shareOf(at(fault, 'abort'))
  if (delayShare === 0 && abortShare === 0) return undefined
  return { delayMs, delayShare, abort: answer ?? { code: '', grpcStatus: '' }, abortShare }
}

/** Without a percentage a fault hits nobody. */
function shareOf(part: unknown): number {
  const percent =
    at(part, 'percentage') === undefined ? numberAt(part, 'percent') : numberAt(part, 'percentage', 'value')
  return Math.min(100, Math.max(0, percent ?? 0)) / 100
}

function answerOfAbort(abort: unknown): FaultAnswer | undefined {
  const http = numberAt(abort, 'httpStatus')
  if (http !== undefined) return { code: String(http), grpcStatus: GRPC_OF_HTTP.get(http) ?? '2' }
  const grpcStatus = GRPC_NUMBERS.get(textAt(abort, 'grpcStatus').toUpperCase())
  return grpcStatus === undefined ? undefined : { code: '200', grpcStatus }
}

/** The fates of a request that meets this fault, by chance. A delay comes before an abort. */
export function fatesOf(
  fault: Fault | undefined,
): readonly ShareOf<{ readonly delayMs: number; readonly abort?: FaultAnswer }>[] {
  if (fault === undefined) return [{ of: { delayMs: 0 }, share: 1 }]
  const { delayMs, delayShare, abort, abortShare } = fault
  return [
    { of: { delayMs: 0 }, share: (1 - delayShare) * (1 - abortShare) },
    { of: { delayMs: 0, abort }, share: (1 - delayShare) * abortShare },
    { of: { delayMs }, share: delayShare * (1 - abortShare) },
    { of: { delayMs, abort }, share: delayShare * abortShare },
  ].filter(({ share }) => share > 0)
}
