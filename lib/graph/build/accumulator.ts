import { addHistograms, type Histogram, scaleHistogram } from '../numbers/histogram'

/** Everything counted on one edge (I3). Rates are per second in the edge's unit. Steps only add, scale and re-target these. */
export interface Accumulator {
  readonly rate: number
  readonly bySource: number
  readonly byWaypoint: number
  readonly byDestination: number
  readonly codes: ReadonlyMap<string, CodeParts>
  readonly server: ServerParts | null
  /** Rates of the traffic whose security was reported, and of the part that was encrypted and authenticated. */
  readonly secured: number
  readonly judged: number
  readonly sourcePrincipals: ReadonlySet<string>
  readonly destinationPrincipals: ReadonlySet<string>
  readonly duration: Duration | null
  /** Body bytes per second. */
  readonly throughput: number | null
  /** Part of it may be told elsewhere too (C5); mirrored copies; shares handed out in proportion. */
  readonly overlap: boolean
  readonly mirrored: boolean
  readonly estimated: boolean
  /** Classified requests by the value of their label, beside the numbers above and not within them (S2); null where there are none. */
  readonly operations: ReadonlyMap<string, Accumulator> | null
}

export interface CodeParts {
  readonly rate: number
  /** Empty where the metric has no flags. */
  readonly flags: ReadonlyMap<string, number>
  readonly hosts: ReadonlyMap<string, number>
}

export interface ServerParts {
  readonly rate: number
  readonly errorRate: number
  /** What the callers counted for the same pairs. */
  readonly comparable: number
  readonly duration: Duration | null
}

export interface Duration {
  /** Milliseconds per second. */
  readonly sum: number
  /** Observations per second. */
  readonly count: number
  readonly histogram: Histogram | null
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Collected = 'codes' | 'server' | 'sourcePrincipals' | 'destinationPrincipals' | 'operations'

/** Numbers that are still being collected, in place. Whoever opened them hands them on as an `Accumulator` and forgets them. */
export type OpenNumbers = Mutable<Omit<Accumulator, Collected>> & {
  readonly codes: Map<string, OpenCode>
  server: Mutable<ServerParts> | null
  readonly sourcePrincipals: Set<string>
  readonly destinationPrincipals: Set<string>
  operations: Map<string, OpenNumbers> | null
}

interface OpenCode {
  rate: number
  readonly flags: Map<string, number>
  readonly hosts: Map<string, number>
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
    operations: null,
  }
}

export function openCode(numbers: OpenNumbers, code: string): OpenCode {
  const present = numbers.codes.get(code)
  if (present !== undefined) return present
  const made = { rate: 0, flags: new Map<string, number>(), hosts: new Map<string, number>() }
  numbers.codes.set(code, made)
  return made
}

export function openServer(numbers: OpenNumbers): Mutable<ServerParts> {
  numbers.server ??= { rate: 0, errorRate: 0, comparable: 0, duration: null }
  return numbers.server
}

export function openOperation(numbers: OpenNumbers, value: string): OpenNumbers {
  numbers.operations ??= new Map()
  const present = numbers.operations.get(value)
  if (present !== undefined) return present
  const made = openNumbers()
  numbers.operations.set(value, made)
  return made
}

/**
 * The sum of several: their order does not matter, apart from rounding. One pass over all parts, since a group that thousands of
 * edges are merged into would otherwise be copied thousands of times.
 */
export function sumOf(parts: readonly Accumulator[]): Accumulator {
  const sum = openNumbers()
  for (const part of parts) addTo(sum, part)
  return sum
}

function addTo(sum: OpenNumbers, part: Accumulator): void {
  sum.rate += part.rate
  sum.bySource += part.bySource
  sum.byWaypoint += part.byWaypoint
  sum.byDestination += part.byDestination
  for (const [code, { rate, flags, hosts }] of part.codes) {
    const own = openCode(sum, code)
    own.rate += rate
    for (const [flag, value] of flags) increase(own.flags, flag, value)
    for (const [host, value] of hosts) increase(own.hosts, host, value)
  }
  if (part.server !== null) addServer(openServer(sum), part.server)
  sum.secured += part.secured
  sum.judged += part.judged
  for (const principal of part.sourcePrincipals) sum.sourcePrincipals.add(principal)
  for (const principal of part.destinationPrincipals) sum.destinationPrincipals.add(principal)
  sum.duration = addOptional(sum.duration, part.duration, addDurations)
  if (part.throughput !== null) sum.throughput = (sum.throughput ?? 0) + part.throughput
  sum.overlap ||= part.overlap
  sum.mirrored ||= part.mirrored
  sum.estimated ||= part.estimated
  for (const [value, own] of part.operations ?? []) addTo(openOperation(sum, value), own)
}

function addServer(sum: Mutable<ServerParts>, part: ServerParts): void {
  sum.rate += part.rate
  sum.errorRate += part.errorRate
  sum.comparable += part.comparable
  sum.duration = addOptional(sum.duration, part.duration, addDurations)
}

/** All numbers times the factor; names and flags stay. */
export function scale(of: Accumulator, factor: number): Accumulator {
  const timesFactor = (rate: number): number => rate * factor
  return {
    ...of,
    rate: of.rate * factor,
    bySource: of.bySource * factor,
    byWaypoint: of.byWaypoint * factor,
    byDestination: of.byDestination * factor,
    codes: mapValues(of.codes, ({ rate, flags, hosts }) => ({
      rate: rate * factor,
      flags: mapValues(flags, timesFactor),
      hosts: mapValues(hosts, timesFactor),
    })),
    server: of.server === null ? null : scaleServer(of.server, factor),
    secured: of.secured * factor,
    judged: of.judged * factor,
    duration: of.duration === null ? null : scaleDuration(of.duration, factor),
    throughput: of.throughput === null ? null : of.throughput * factor,
    operations: of.operations === null ? null : mapValues(of.operations, (own) => scale(own, factor)),
  }
}

export function addDurations(a: Duration, b: Duration): Duration {
  return {
    sum: a.sum + b.sum,
    count: a.count + b.count,
    histogram: addOptional(a.histogram, b.histogram, addHistograms),
  }
}

export function scaleDuration({ sum, count, histogram }: Duration, factor: number): Duration {
  return {
    sum: sum * factor,
    count: count * factor,
    histogram: histogram === null ? null : scaleHistogram(histogram, factor),
  }
}

export function addOptional<T>(a: T | null, b: T | null, sum: (a: T, b: T) => T): T | null {
  if (a === null) return b
  return b === null ? a : sum(a, b)
}

export function increase(sums: Map<string, number>, key: string, rate: number): void {
  sums.set(key, (sums.get(key) ?? 0) + rate)
}

function scaleServer(of: ServerParts, factor: number): ServerParts {
  return {
    rate: of.rate * factor,
    errorRate: of.errorRate * factor,
    comparable: of.comparable * factor,
    duration: of.duration === null ? null : scaleDuration(of.duration, factor),
  }
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): ReadonlyMap<string, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
