import { type Reporter, REPORTERS } from '@/lib/graph/model'
import { METRICS } from '@/lib/graph/query/query-id'
import type { Branch } from '@/lib/graph/query/selection'
import { sumOfRates } from '@/lib/graph/query/sum-of-rates'
import type { RangeSeries, RangeWindow } from '@/lib/ports/metric-store'
import type { PromExpression } from '@/lib/promql/expression'
import { unixSeconds } from '@/lib/std/units'
import type { SplitMoment, VersionTraffic } from '@/lib/url/split-types'

/** A rate needs two samples, and at the ends one may be missing. */
const MIN_SCRAPES = 4
const MOST_MOMENTS = 120

/** All labels by which a selection tells services apart, and what moments are about. */
const MOMENT_LABELS = [
  'reporter',
  'destination_cluster',
  'destination_service_namespace',
  'destination_service_name',
  'destination_service',
  'destination_workload_namespace',
  'destination_workload',
] as const

/** How the requests were shared out, moment by moment; undefined where the window is too short for the first one. */
export function momentWindow(
  { since, at }: { readonly since: number; readonly at: number },
  scrapeSeconds: number,
): (RangeWindow & { readonly momentSeconds: number }) | undefined {
  const momentSeconds = Math.ceil(MIN_SCRAPES * scrapeSeconds)
  const whole = Math.floor(at) - Math.ceil(since) - momentSeconds
  if (whole < 0) return undefined
  const stepSeconds = Math.max(1, Math.ceil(scrapeSeconds), Math.ceil(whole / MOST_MOMENTS))
  const to = Math.floor(at)
  const from = to - Math.floor(whole / stepSeconds) * stepSeconds
  return { from: unixSeconds(from), to: unixSeconds(to), stepSeconds, momentSeconds }
}

export function momentsQuery(branches: readonly Branch[], momentSeconds: number): PromExpression {
  const query = { metric: METRICS.requests, by: MOMENT_LABELS, branches, rangeSeconds: momentSeconds }
  return sumOfRates({ ...query, keepZero: false })
}

/**
 * The rates of the versions at each moment that has any. They are those of the kind of reporter that counted most: shares need one
 * that sees all versions alike.
 */
export function readMoments(
  series: readonly RangeSeries[],
  versions: readonly Pick<VersionTraffic, 'namespace' | 'name'>[],
): readonly SplitMoment[] {
  const places = new Map(versions.map(({ namespace, name }, i) => [`${namespace}/${name}`, i]))
  const told = REPORTERS.map((reporter) => momentsOf(reporter, series, places))
  const most = told.reduce((best, one) => (one.total > best.total ? one : best))
  return [...most.rates].map(([at, rates]) => ({ at, rates })).sort((a, b) => a.at - b.at)
}

function momentsOf(reporter: Reporter, series: readonly RangeSeries[], places: ReadonlyMap<string, number>) {
  const rates = new Map<number, number[]>()
  let total = 0
  for (const { labels, points } of series) {
    const { destination_workload_namespace: namespace = '', destination_workload: name = '' } = labels
    const place = places.get(`${namespace}/${name}`)
    if (labels.reporter !== reporter || place === undefined) continue
    for (const [at, value] of points) {
      if (!Number.isFinite(value) || value < 0) continue
      const own = rates.get(at) ?? new Array<number>(places.size).fill(0)
      own[place] = (own[place] ?? 0) + value
      rates.set(at, own)
      total += value
    }
  }
  return { rates, total }
}
