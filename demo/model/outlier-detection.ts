import { goDurationUs } from '../go-duration'
import type { Answer } from './outcome'
import { at, numberAt, textAt } from './json'

/** When a calling proxy leaves out an endpoint that fails. */
export interface OutlierDetection {
  /** Failures in a row; Infinity: never. */
  readonly consecutive5xx: number
  /** Answers 502, 503 and 504 in a row. */
  readonly consecutiveGateway: number
  readonly intervalMs: number
  /** Times the number of ejections. */
  readonly baseEjectionMs: number
  readonly maxEjectionPercent: number
  /** With fewer healthy endpoints, nobody is left out. */
  readonly minHealthPercent: number
}

/** Defaults are those of Istio (DestinationRule, OutlierDetection). */
export function readOutlierDetection(outliers: unknown): OutlierDetection | undefined {
  if (outliers === undefined || outliers === null) return undefined
  const row = (field: string, otherwise: number): number => {
    const found = at(outliers, field) === null ? undefined : numberAt(outliers, field)
    return found === 0 ? Infinity : (found ?? otherwise)
  }
  const duration = (field: string, otherwiseMs: number): number => {
    const us = goDurationUs(textAt(outliers, field))
    return us === undefined || us <= 0 ? otherwiseMs : us / 1000
  }
  return {
    consecutive5xx: row('consecutive5xxErrors', 5),
    consecutiveGateway: row('consecutiveGatewayErrors', Infinity),
    intervalMs: duration('interval', 10_000),
    baseEjectionMs: duration('baseEjectionTime', 30_000),
    maxEjectionPercent: numberAt(outliers, 'maxEjectionPercent') ?? 10,
    minHealthPercent: numberAt(outliers, 'minHealthPercent') ?? 0,
  }
}

/** gRPC's statuses that count as an HTTP code of 500 and more (Envoy, gRPC to HTTP mapping). */
const CODE_OF_GRPC = new Map([
  ['2', 500],
  ['4', 504],
  ['12', 501],
  ['13', 500],
  ['14', 503],
  ['15', 500],
])

/** How an answer counts. */
export function failureOf({ code, grpcStatus }: Answer): 'none' | 'failure' | 'gateway' {
  const asHttp = grpcStatus === '' ? Number(code) : (CODE_OF_GRPC.get(grpcStatus) ?? 200)
  if (asHttp >= 502 && asHttp <= 504) return 'gateway'
  return asHttp >= 500 ? 'failure' : 'none'
}
