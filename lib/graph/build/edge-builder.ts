import type { Protocol, Unit } from '../model'
import { classOf, isErrorClass } from '../numbers/response-code'
import type { ResolvedRow } from '../series/resolved-row'
import {
  addDurations,
  addOptional,
  type Duration,
  increase,
  openCode,
  type OpenNumbers,
  openServer,
} from './accumulator'
import type { TrafficEdge } from './traffic-graph'

/** An edge while rows are added to it, one by one and in place: the only mutable numbers, closed before the first step. */
export interface EdgeBuilder {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly protocol: Protocol
  readonly unit: Unit
  readonly numbers: OpenNumbers
}

type Counted = Pick<EdgeBuilder, 'numbers'>

/**
 * Adds the drawn traffic of a row. A rate of 0 only makes the edge: it has no codes to show.
 *
 * @param reporter who counted it, where that is not who told the row.
 */
export function addTraffic({ numbers }: Counted, row: ResolvedRow, rate: number, reporter = row.group.reporter): void {
  if (rate === 0) return
  const { group, code, flags } = row
  numbers.rate += rate
  if (reporter === 'source') numbers.bySource += rate
  else if (reporter === 'waypoint') numbers.byWaypoint += rate
  else numbers.byDestination += rate
  const parts = openCode(numbers, code)
  parts.rate += rate
  if (flags !== null) increase(parts.flags, flags, rate)
  const { host } = group.destination
  if (host !== null) increase(parts.hosts, host, rate)
}

/** Adds what the server saw of the edge's pairs. */
export function addServer({ numbers, protocol, unit }: EdgeBuilder, { code }: ResolvedRow, rate: number): void {
  const server = openServer(numbers)
  server.rate += rate
  if (unit === 'req/s' && isErrorClass(classOf(protocol, code))) server.errorRate += rate
}

/** Adds what the callers counted for pairs whose server reported. */
export function addComparable({ numbers }: EdgeBuilder, rate: number): void {
  openServer(numbers).comparable += rate
}

export function addServerDuration({ numbers }: EdgeBuilder, { sum, count }: Duration): void {
  const server = openServer(numbers)
  server.duration = addOptional(server.duration, { sum, count, histogram: null }, addDurations)
}

/** Adds to the share of encrypted traffic (R4). Messages carry no policy and must not come here. */
export function addSecurity({ numbers }: Counted, row: ResolvedRow, rate: number): void {
  numbers.judged += rate
  if (row.policy === 'mutual_tls') numbers.secured += rate
  if (row.sourcePrincipal !== null) numbers.sourcePrincipals.add(row.sourcePrincipal)
  if (row.destinationPrincipal !== null) numbers.destinationPrincipals.add(row.destinationPrincipal)
}

export function addDuration({ numbers }: EdgeBuilder, duration: Duration): void {
  numbers.duration = addOptional(numbers.duration, duration, addDurations)
}

export function addThroughput({ numbers }: EdgeBuilder, bytesPerSecond: number): void {
  numbers.throughput = (numbers.throughput ?? 0) + bytesPerSecond
}

/** The finished edge; the builder must not be used afterwards. */
export function closeEdge({ id, source, target, protocol, unit, numbers }: EdgeBuilder): TrafficEdge {
  return { id, source, target, protocol, unit, numbers, flags: new Set(), pair: null, health: null }
}
