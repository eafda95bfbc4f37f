import type { Protocol, Unit } from '../model'
import { classOf, isErrorClass } from '../numbers/response-code'
import type { ResolvedRow } from '../series/resolved-row'
import { type Accumulator, addDurations, addOptional, type Duration, type ServerParts } from './accumulator'
import type { TrafficEdge } from './traffic-graph'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface OpenCode {
  rate: number
  readonly flags: Map<string, number>
  readonly hosts: Map<string, number>
}
type Collected = 'codes' | 'server' | 'sourcePrincipals' | 'destinationPrincipals'
type OpenNumbers = Mutable<Omit<Accumulator, Collected>> & {
  readonly codes: Map<string, OpenCode>
  server: Mutable<ServerParts> | null
  readonly sourcePrincipals: Set<string>
  readonly destinationPrincipals: Set<string>
}

/** An edge while rows are added to it, one by one and in place: the only mutable numbers, closed before the first step. */
export interface EdgeBuilder {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly protocol: Protocol
  readonly unit: Unit
  readonly numbers: OpenNumbers
}

export function openNumbers(): OpenNumbers {
  return {
    rate: 0,
    bySource: 0,
    byWaypoint: 0,
    byDestination: 0,
    codes: new Map(),
    server: null,
    secured: 0,
    judged: 0,
    sourcePrincipals: new Set(),
    destinationPrincipals: new Set(),
    duration: null,
    throughput: null,
    overlap: false,
    mirrored: false,
    estimated: false,
  }
}

/** Adds the drawn traffic of a row. A rate of 0 only makes the edge: it has no codes to show. */
export function addTraffic({ numbers }: EdgeBuilder, { group, code, flags }: ResolvedRow, rate: number): void {
  if (rate === 0) return
  numbers.rate += rate
  if (group.reporter === 'source') numbers.bySource += rate
  else if (group.reporter === 'waypoint') numbers.byWaypoint += rate
  else numbers.byDestination += rate
  let parts = numbers.codes.get(code)
  if (parts === undefined) {
    parts = { rate: 0, flags: new Map(), hosts: new Map() }
    numbers.codes.set(code, parts)
  }
  parts.rate += rate
  if (flags !== null) increase(parts.flags, flags, rate)
  const { host } = group.destination
  if (host !== null) increase(parts.hosts, host, rate)
}

/** Adds what the server saw of the edge's pairs. */
export function addServer({ numbers, protocol, unit }: EdgeBuilder, { code }: ResolvedRow, rate: number): void {
  const server = serverOf(numbers)
  server.rate += rate
  if (unit === 'req/s' && isErrorClass(classOf(protocol, code))) server.errorRate += rate
}

/** Adds what the callers counted for pairs whose server reported. */
export function addComparable({ numbers }: EdgeBuilder, rate: number): void {
  serverOf(numbers).comparable += rate
}

export function addServerDuration({ numbers }: EdgeBuilder, { sum, count }: Duration): void {
  const server = serverOf(numbers)
  server.duration = addOptional(server.duration, { sum, count, histogram: null }, addDurations)
}

/** Adds to the share of encrypted traffic (R4). Messages carry no policy and must not come here. */
export function addSecurity({ numbers }: EdgeBuilder, row: ResolvedRow, rate: number): void {
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

function serverOf(numbers: OpenNumbers): Mutable<ServerParts> {
  numbers.server ??= { rate: 0, errorRate: 0, comparable: 0, duration: null }
  return numbers.server
}

function increase(map: Map<string, number>, key: string, rate: number): void {
  map.set(key, (map.get(key) ?? 0) + rate)
}
