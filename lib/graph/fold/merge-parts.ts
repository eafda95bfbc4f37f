import type { EdgeResponse, GraphEdge } from '@/lib/graph/model'
import { makeBare } from '@/lib/std/bare-record'
import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'

const MAX_HOSTS = 10
const MAX_PRINCIPALS = 10

/** Rates by code, flag and host are added. Of hosts that a part left out only the largest such number is known to be missing. */
export function mergeResponses(parts: readonly GraphEdge[]): readonly EdgeResponse[] {
  const byCode = groupBy(
    parts.flatMap((part) => part.responses),
    ({ code }) => code,
  )
  return [...byCode]
    .sort(([a], [b]) => compareText(a, b))
    .map(([code, own]) => {
      const hosts = addRecords(own.map((one) => one.hosts)).sort(([a, x], [b, y]) => y - x || compareText(a, b))
      const left = Math.max(...own.map(({ moreHosts }) => moreHosts))
      return {
        code,
        rate: own.reduce((total, { rate }) => total + rate, 0),
        flags: makeBare(Object.fromEntries(addRecords(own.map((one) => one.flags)))),
        hosts: makeBare(Object.fromEntries(hosts.slice(0, MAX_HOSTS))),
        moreHosts: Math.max(0, hosts.length - MAX_HOSTS) + left,
      }
    })
}

function addRecords(records: readonly Readonly<Record<string, number>>[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const record of records) {
    for (const [name, value] of Object.entries(record)) sums.set(name, (sums.get(name) ?? 0) + value)
  }
  return [...sums]
}

/** Null where no server reported on any part. */
export function mergeServer(parts: readonly GraphEdge[]): GraphEdge['server'] {
  const own = parts.map(({ server }) => server).filter((server) => server !== null)
  if (own.length === 0) return null
  const timed = own.filter(({ latencyAvgMs }) => latencyAvgMs !== null)
  return {
    rate: own.reduce((total, { rate }) => total + rate, 0),
    errorRate: own.reduce((total, { errorRate }) => total + errorRate, 0),
    comparable: own.reduce((total, { comparable }) => total + comparable, 0),
    latencyAvgMs: weighted(timed.map(({ latencyAvgMs, rate }) => ({ value: latencyAvgMs ?? 0, weight: rate }))),
  }
}

/** The shares weigh as much as the traffic they are of; parts nobody reported on say nothing. */
export function mergeMtls(parts: readonly GraphEdge[]): GraphEdge['mtls'] {
  const own = parts.flatMap(({ mtls, rate }) => (mtls === null ? [] : [{ mtls, rate }]))
  const percent = weighted(own.map(({ mtls, rate }) => ({ value: mtls.percent, weight: rate })))
  if (percent === null) return null
  const names = (of: (mtls: NonNullable<GraphEdge['mtls']>) => readonly string[]) =>
    [...new Set(own.flatMap(({ mtls }) => of(mtls)))].sort(compareText).slice(0, MAX_PRINCIPALS)
  return {
    percent,
    sourcePrincipals: names((mtls) => mtls.sourcePrincipals),
    destinationPrincipals: names((mtls) => mtls.destinationPrincipals),
  }
}

/** Averages can be added; quantiles cannot, so those of several parts are not known. */
export function mergeLatency(parts: readonly GraphEdge[]): GraphEdge['latency'] {
  const own = parts.map(({ latency }) => latency).filter((latency) => latency !== null)
  const [first, ...others] = own
  if (first === undefined || others.length === 0) return first ?? null
  const avgMs = weighted(own.map((latency) => ({ value: latency.avgMs, weight: latency.requests })))
  const requests = own.reduce((total, latency) => total + latency.requests, 0)
  return avgMs === null ? null : { avgMs, requests, quantiles: null }
}

export function mergeThroughput(parts: readonly GraphEdge[]): GraphEdge['throughput'] {
  const own = parts.map(({ throughput }) => throughput).filter((throughput) => throughput !== null)
  const [first] = own
  return first === undefined
    ? null
    : { of: first.of, bytesPerSecond: own.reduce((total, { bytesPerSecond }) => total + bytesPerSecond, 0) }
}

/** The weighted mean; null without anything. Equal values give exactly that value, whatever rounding does. */
function weighted(parts: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const [first] = parts
  if (first === undefined) return null
  if (parts.every(({ value }) => value === first.value)) return first.value
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (!(total > 0)) return null
  return parts.reduce((sum, { value, weight }) => sum + value * weight, 0) / total
}
