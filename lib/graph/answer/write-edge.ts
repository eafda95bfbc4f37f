import { makeBare } from '@/lib/std/bare-record'
import { compareText } from '@/lib/std/compare-text'
import type { Accumulator, Duration } from '../build/accumulator'
import type { TrafficEdge } from '../build/traffic-graph'
import type { EdgeFlag, EdgeResponse, GraphEdge, GraphRequest } from '../model'
import { quantileOf } from '../numbers/quantile'
import { round } from '../numbers/round'
import { type Errors, roundClasses } from './sum-traffic'

const MAX_HOSTS = 10
const MAX_PRINCIPALS = 10

/** Writes an edge for the answer, rounded (T2). `sourceOut` is all that its source sends in this protocol. */
export function writeEdge(
  edge: TrafficEdge,
  { errorRate, classes }: Errors,
  sourceOut: number,
  request: GraphRequest,
): GraphEdge {
  const { id, source, target, protocol, unit, numbers, pair, health } = edge
  const { rate } = numbers
  const isRated = protocol !== 'tcp' && rate > 0
  return {
    id,
    source,
    target,
    protocol,
    unit,
    rate: round(rate),
    errorRate: round(errorRate),
    classes: roundClasses(classes),
    errorPercent: isRated && unit === 'req/s' ? round((errorRate / rate) * 100) : null,
    sharePercent: isRated && sourceOut > 0 ? round((rate / sourceOut) * 100) : null,
    responses: responsesOf(numbers),
    reporters: {
      source: round(numbers.bySource),
      waypoint: round(numbers.byWaypoint),
      destination: round(numbers.byDestination),
    },
    server: serverOf(numbers),
    mtls: mtlsOf(numbers),
    latency: latencyOf(numbers.duration, request.durationSeconds),
    throughput:
      request.throughput === 'none' || numbers.throughput === null
        ? null
        : { of: request.throughput, bytesPerSecond: round(numbers.throughput) },
    pair,
    flags: flagsOf(edge),
    health,
  }
}

function responsesOf({ codes }: Accumulator): readonly EdgeResponse[] {
  return [...codes]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, { rate, flags, hosts }]) => {
      const largest =
        hosts.size < 2
          ? [...hosts]
          : [...hosts].sort(([a, x], [b, y]) => y - x || compareText(a, b)).slice(0, MAX_HOSTS)
      return {
        code,
        rate: round(rate),
        flags: toRecord([...flags].sort(([a], [b]) => compareText(a, b))),
        hosts: toRecord(largest),
        moreHosts: hosts.size - largest.length,
      }
    })
}

function toRecord(rates: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  return makeBare(Object.fromEntries(rates.map(([name, rate]) => [name, round(rate)])))
}

function serverOf({ server }: Accumulator): GraphEdge['server'] {
  if (server === null) return null
  const { rate, errorRate, comparable, duration } = server
  return {
    rate: round(rate),
    errorRate: round(errorRate),
    latencyAvgMs: duration === null ? null : round(duration.sum / duration.count),
    comparable: round(comparable),
  }
}

/** R4: without a report there is no share; 0 is one. */
function mtlsOf({ judged, secured, sourcePrincipals, destinationPrincipals }: Accumulator): GraphEdge['mtls'] {
  if (!(judged > 0)) return null
  const first = (names: ReadonlySet<string>): readonly string[] => [...names].sort(compareText).slice(0, MAX_PRINCIPALS)
  return {
    percent: round((secured / judged) * 100),
    sourcePrincipals: first(sourcePrincipals),
    destinationPrincipals: first(destinationPrincipals),
  }
}

function latencyOf(duration: Duration | null, windowSeconds: number): GraphEdge['latency'] {
  if (duration === null || !(duration.count > 0)) return null
  const requests = duration.count * windowSeconds
  return {
    avgMs: round(duration.sum / duration.count),
    requests: round(requests),
    quantiles: quantilesOf(duration, requests),
  }
}

function quantilesOf({ histogram }: Duration, requests: number): NonNullable<GraphEdge['latency']>['quantiles'] {
  if (histogram === null) return null
  const read = (q: number) => {
    const quantile = quantileOf(histogram, q, requests)
    if (quantile === null) return null
    const { ms, low, high, beyond } = quantile
    return { ms: round(ms), low: round(low), high: round(high), beyond }
  }
  const [p50, p95, p99] = [read(0.5), read(0.95), read(0.99)]
  return p50 === null || p95 === null || p99 === null ? null : { p50, p95, p99 }
}

function flagsOf({ flags, numbers: { rate, estimated, mirrored, overlap } }: TrafficEdge): readonly EdgeFlag[] {
  const all = new Set(flags)
  if (rate === 0) all.add('idle')
  if (estimated) all.add('estimated')
  if (mirrored) all.add('mirrored')
  if (overlap) all.add('overlap')
  return [...all].sort(compareText)
}
