import { type Classes, type NodeTraffic, PROTOCOLS, type Protocol, type Unit } from '@/lib/graph/model'
import { groupBy } from '@/lib/std/group-by'

export const TRAFFIC_CLASSES = ['ok', '3xx', '4xx', '5xx', 'grpcError', 'noResponse'] as const
/** `ok`: success or informational, redirects not included. */
export type TrafficClass = (typeof TRAFFIC_CLASSES)[number]

/** One line of a traffic table. Rates are in `unit`, shares in percent. */
export interface TrafficRow {
  readonly protocol: Protocol
  readonly unit: Unit
  readonly rate: number
  /** The shares of the rate by class, which sum to 100. Null where nothing is rated: bytes, messages, a rate of 0. */
  readonly percents: Readonly<Record<TrafficClass, number>> | null
  readonly errorPercent: number | null
}

/** The traffic as lines of a table, in the order of the input. */
export function toTrafficRows(traffic: readonly NodeTraffic[]): readonly TrafficRow[] {
  return traffic.map(({ protocol, unit, rate, errorRate, classes }) => {
    const rated = unit === 'req/s' && rate > 0
    return {
      protocol,
      unit,
      rate,
      percents: rated ? percentsOf(rate, classes) : null,
      errorPercent: rated ? (errorRate / rate) * 100 : null,
    }
  })
}

/** Sums traffic (of edges, for one) per protocol and unit, in the order http, grpc, tcp. */
export function sumTraffic(parts: readonly NodeTraffic[]): readonly NodeTraffic[] {
  return PROTOCOLS.flatMap((protocol) => {
    const own = parts.filter((part) => part.protocol === protocol)
    return [...groupBy(own, (part) => part.unit).values()].map((group) => group.reduce(add))
  })
}

/** What is in no class of its own is `ok`; a rounded sum that would pass the rate leaves 0, never less. */
function percentsOf(rate: number, classes: Classes): Record<TrafficClass, number> {
  const { c3xx, c4xx, c5xx, grpcError, noResponse } = classes
  const ok = Math.max(0, rate - c3xx - c4xx - c5xx - grpcError - noResponse)
  const percent = (part: number) => (part / rate) * 100
  return {
    ok: percent(ok),
    '3xx': percent(c3xx),
    '4xx': percent(c4xx),
    '5xx': percent(c5xx),
    grpcError: percent(grpcError),
    noResponse: percent(noResponse),
  }
}

function add(a: NodeTraffic, b: NodeTraffic): NodeTraffic {
  return {
    protocol: a.protocol,
    unit: a.unit,
    rate: a.rate + b.rate,
    errorRate: a.errorRate + b.errorRate,
    classes: {
      noResponse: a.classes.noResponse + b.classes.noResponse,
      c3xx: a.classes.c3xx + b.classes.c3xx,
      c4xx: a.classes.c4xx + b.classes.c4xx,
      c5xx: a.classes.c5xx + b.classes.c5xx,
      grpcError: a.classes.grpcError + b.classes.grpcError,
    },
  }
}
