import type { TrafficEdge } from '../build/traffic-graph'
import { type Classes, type NodeTraffic, PROTOCOLS } from '../model'
import { classOf, isErrorClass } from '../numbers/response-code'
import { round } from '../numbers/round'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** Failures of an edge, in its unit; nothing is rounded. */
export interface Errors {
  readonly errorRate: number
  readonly classes: Classes
}

/** Sorts an edge's requests into classes (R1, R2). Bytes and messages have neither classes nor errors. */
export function errorsOf({ protocol, unit, numbers }: TrafficEdge): Errors {
  const classes = noClasses()
  let errorRate = 0
  if (unit === 'req/s') {
    for (const [code, { rate }] of numbers.codes) {
      const name = classOf(protocol, code)
      if (name !== null) classes[name] += rate
      if (isErrorClass(name)) errorRate += rate
    }
  }
  return { errorRate, classes }
}

/** Sums edges by protocol (R3), in the order of the protocols; only those that have an edge. Rounded. */
export function sumTraffic(
  edges: readonly TrafficEdge[],
  errors: (edge: TrafficEdge) => Errors,
): readonly NodeTraffic[] {
  return PROTOCOLS.flatMap((protocol): readonly NodeTraffic[] => {
    const own = edges.filter((edge) => edge.protocol === protocol)
    const [first] = own
    if (first === undefined) return []
    const classes = noClasses()
    let rate = 0
    let errorRate = 0
    for (const edge of own) {
      const part = errors(edge)
      rate += edge.numbers.rate
      errorRate += part.errorRate
      addClasses(classes, part.classes)
    }
    return [
      { protocol, unit: first.unit, rate: round(rate), errorRate: round(errorRate), classes: roundClasses(classes) },
    ]
  })
}

export function roundClasses({ noResponse, c3xx, c4xx, c5xx, grpcError }: Classes): Classes {
  return {
    noResponse: round(noResponse),
    c3xx: round(c3xx),
    c4xx: round(c4xx),
    c5xx: round(c5xx),
    grpcError: round(grpcError),
  }
}

function noClasses(): Mutable<Classes> {
  return { noResponse: 0, c3xx: 0, c4xx: 0, c5xx: 0, grpcError: 0 }
}

function addClasses(sum: Mutable<Classes>, part: Classes): void {
  sum.noResponse += part.noResponse
  sum.c3xx += part.c3xx
  sum.c4xx += part.c4xx
  sum.c5xx += part.c5xx
  sum.grpcError += part.grpcError
}
