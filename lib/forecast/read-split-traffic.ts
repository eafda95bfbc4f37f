import { addDurations, addOptional, type Duration, scaleDuration } from '@/lib/graph/build/accumulator'
import { readMeasured } from '@/lib/graph/build/duration-table'
import { mirrorTargets } from '@/lib/graph/build/mirror-targets'
import { unitOf } from '@/lib/graph/build/router'
import type { LatencyAnswer } from '@/lib/graph/finish-graph'
import { classOf, isErrorClass } from '@/lib/graph/numbers/response-code'
import { mayRead } from '@/lib/graph/query/visible-scope'
import type { ReadGraph } from '@/lib/graph/read-answers'
import type { Pair } from '@/lib/graph/reports/pair'
import type { SplitTraffic, VersionTraffic } from '@/lib/url/split-types'
import type { SplitService } from './split-services'

type Rates = Pick<SplitTraffic, 'requestsPerSecond' | 'errorsPerSecond' | 'elsewherePerSecond'>

export interface ReadSplit extends Rates {
  /** Of workloads with requests only, in no order; `highestPerPod` is not known here. */
  readonly versions: readonly VersionTraffic[]
}

interface Version {
  readonly namespace: string
  readonly name: string
  rate: number
  errorRate: number
  duration: Duration | null
}

/**
 * What each workload answered of the requests to the services, by the one report per pair that the graph counts too (C1 to C6), in
 * what its callers saw. Copies that mirrors send are no part of a split and are left out.
 */
export function readSplitTraffic(
  read: ReadGraph,
  latency: LatencyAnswer,
  services: readonly SplitService[],
): ReadSplit {
  const measured = readMeasured(read.answers, latency === 'failed' ? [] : (latency ?? []), read.ids, read.rates)
  const isOfSplit = ofServices(services)
  const isCopy = copiesOf(read)
  const versions = new Map<string, Version>()
  const sums = { requestsPerSecond: 0, errorsPerSecond: 0, elsewherePerSecond: 0 }
  for (const pair of read.pairs) {
    if (!isOfSplit(pair) || unitOf(pair.protocol, read.request) !== 'req/s' || isCopy(pair)) continue
    const version = versionOf(pair, read, versions)
    const parts = new Map<number, number>()
    for (const { row, weight } of pair.chosenRows) {
      const rate = row.rate * weight
      const errorRate = isErrorClass(classOf(pair.protocol, row.code)) ? rate : 0
      sums.requestsPerSecond += rate
      sums.errorsPerSecond += errorRate
      if (version === undefined) sums.elsewherePerSecond += rate
      else {
        version.rate += rate
        version.errorRate += errorRate
      }
      const { index } = row.group
      parts.set(index, (parts.get(index) ?? 0) + rate / (read.rates.get(index) ?? rate))
    }
    if (version !== undefined) addDurationsOf(version, parts, measured.durations)
  }
  const { durationSeconds: seconds } = read.request
  return { ...sums, versions: [...versions.values()].flatMap((one) => toTraffic(one, seconds)) }
}

function addDurationsOf(
  version: Version,
  parts: ReadonlyMap<number, number>,
  durations: ReadonlyMap<number, Duration>,
): void {
  for (const [index, part] of parts) {
    const duration = durations.get(index)
    if (duration === undefined || !(part > 0)) continue
    version.duration = addOptional(version.duration, scaleDuration(duration, part), addDurations)
  }
}

function toTraffic(
  { namespace, name, rate, errorRate, duration }: Version,
  seconds: number,
): readonly VersionTraffic[] {
  if (!(rate > 0)) return []
  const durations = duration?.histogram ?? null
  return [
    { namespace, name, seconds, requestsPerSecond: rate, errorsPerSecond: errorRate, durations, highestPerPod: null },
  ]
}

/** Undefined for what met no workload, and for one that the user may not see. */
function versionOf({ destination }: Pair, { index }: ReadGraph, versions: Map<string, Version>): Version | undefined {
  const { known, namespace, cluster } = destination
  if (known === null || namespace === null || known.waypoint) return undefined
  if (!mayRead(index.facts.access, cluster ?? '', namespace)) return undefined
  const key = `${namespace}/${known.workload}`
  const present = versions.get(key)
  if (present !== undefined) return present
  const made: Version = { namespace, name: known.workload, rate: 0, errorRate: 0, duration: null }
  versions.set(key, made)
  return made
}

function ofServices(services: readonly SplitService[]): (pair: Pair) => boolean {
  const wanted = new Set(services.map(({ namespace, name }) => `${namespace}/${name}`))
  return ({ destination: { service, serviceNamespace } }) => wanted.has(`${serviceNamespace ?? ''}/${service ?? ''}`)
}

/** Callers do not count the copies that they send. */
function copiesOf({ index }: ReadGraph): (pair: Pair) => boolean {
  const isTarget = mirrorTargets(index)
  return ({ sums, chosen, destination: { cluster, serviceNamespace, service } }) =>
    sums.source === 0 && chosen !== 'source' && isTarget(cluster ?? '', serviceNamespace ?? '', service ?? '')
}
