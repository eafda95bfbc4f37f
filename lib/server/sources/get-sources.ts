import 'server-only'
import { knownCauses } from '@/lib/doctor/diagnose'
import type { SourceFailure } from '@/lib/doctor/evidence'
import { toSourceFailure } from '@/lib/doctor/to-source-failure'
import type { MetricCapabilities } from '@/lib/ports/metric-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { clusterState } from '@/lib/server/sources/cluster-state'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource, metricPartId, type MetricPart } from '@/lib/server/sources/metric-source'
import { NOTHING_KNOWN } from '@/lib/server/sources/nothing-known'
import { probeCluster } from '@/lib/server/sources/probe-cluster'
import { toIso } from '@/lib/server/sources/source-states'
import { getPartCapabilities } from '@/lib/server/sources/telemetry'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import type { Source, SourcesAnswer } from '@/lib/url/api-types'

/** A source with its state, and why its newest answer was none. */
export interface KnownSource {
  readonly source: Source
  readonly failure: SourceFailure | null
  /** Of metric stores that are asked. */
  readonly part?: MetricPart
}

interface KnownSources {
  readonly metrics: readonly KnownSource[]
  readonly cluster: KnownSource
  /** None where nobody has set one up: that is no state that needs attention. */
  readonly traces: KnownSource | undefined
}

/**
 * Every source with its state, and what that tells the doctor.
 *
 * @param capabilities what a metric store says of itself: by default as all pages have it.
 */
export async function getSources(capabilities = getPartCapabilities): Promise<SourcesAnswer> {
  const { clock } = getMetricSource()
  const { metrics, cluster, traces } = await knownSources(capabilities)
  const all = [...metrics, cluster, ...(traces === undefined ? [] : [traces])]
  return { now: toIso(clock.estimate()), sources: all.map(withDiagnoses) }
}

function withDiagnoses({ source, failure }: KnownSource): Source {
  const diagnoses = knownCauses({ source, failure })
  return diagnoses.length === 0 ? source : { ...source, diagnoses }
}

/** The metric store is asked for the time, so that its state is of this moment. */
export async function knownSources(capabilities = getPartCapabilities): Promise<KnownSources> {
  const [metrics, cluster, traces] = await Promise.all([
    metricStoreSources(capabilities),
    knownCluster(),
    traceStoreSource(),
  ])
  return { metrics, cluster, traces }
}

async function metricStoreSources(capabilities: typeof getPartCapabilities): Promise<readonly KnownSource[]> {
  const { parts, off } = getMetricSource()
  const base = { ...NOTHING_KNOWN, id: 'prometheus', type: 'prometheus' } as const
  if (parts === undefined) {
    return [{ source: { ...base, name: 'Prometheus', state: 'off', message: off }, failure: null }]
  }
  const asked = getNow().catch(() => undefined)
  return Promise.all(
    parts.map(async (part) => {
      const [told] = await Promise.all([capabilities(part), asked])
      const source = { ...metricStoreSource(part, told), id: metricPartId(parts, part) }
      return { source, failure: failureOf(part.health.report()), part }
    }),
  )
}

function metricStoreSource(
  { store, health, clusters }: MetricPart,
  told: MetricCapabilities | undefined,
): Omit<Source, 'id'> {
  const report = health.report()
  return {
    ...NOTHING_KNOWN,
    type: store.type,
    cluster: clusters.includes('*') ? null : clusters.join(', '),
    name: store.name,
    state: report.state,
    since: isoOrNull(report.since),
    asOf: isoOrNull(report.asOf),
    message: report.message ?? null,
    version: told?.version ?? null,
    scrapeIntervalSeconds: told?.scrapeIntervalSeconds ?? null,
    retentionSeconds: told?.retentionSeconds ?? null,
    settlingSeconds: store.settlingSeconds,
  }
}

async function traceStoreSource(): Promise<KnownSource | undefined> {
  const source = getTraceSource()
  if (source.store === undefined) return undefined
  const { store, health } = source
  await source.services()
  const report = health.report()
  return {
    source: {
      ...{ ...NOTHING_KNOWN, id: 'traces', type: store.type, name: store.name },
      state: report.state,
      since: isoOrNull(report.since),
      asOf: isoOrNull(report.asOf),
      message: report.message ?? null,
    },
    failure: failureOf(report),
  }
}

/** The cluster with its state; asked every ten seconds whether it still answers. */
export async function getClusterState(): Promise<Source> {
  return (await knownCluster()).source
}

async function knownCluster(): Promise<KnownSource> {
  const { store, off } = getClusterSource()
  const base = { ...NOTHING_KNOWN, id: 'kubernetes', type: 'kubernetes' } as const
  if (store === undefined) {
    return { source: { ...base, name: 'Kubernetes', state: 'off', message: off }, failure: null }
  }
  const { version, report } = await probeCluster()
  const read = clusterState(store.states())
  const silent = (read.state === 'fresh' || read.state === 'partial') && report.state !== 'fresh'
  const since = silent ? report.since : read.since === undefined ? undefined : onStoreClock(read.since)
  const source = {
    ...base,
    name: 'Kubernetes',
    cluster: store.name,
    // What is watched may still be current: it is what cannot be asked any more.
    state: silent ? ('stale' as const) : read.state,
    since: isoOrNull(since),
    asOf: isoOrNull(report.asOf),
    message: (silent ? report.message : read.message) ?? null,
    version: version ?? null,
    kinds: read.ill.map((kind) => ({ kind: kind.kind, state: kind.state, message: kind.message ?? null })),
  }
  return { source, failure: failureOf(report) }
}

/** The kinds keep the host's time; everything that is told is told in the metric store's. */
function onStoreClock(hostSeconds: UnixSeconds): UnixSeconds {
  return unixSeconds(getMetricSource().clock.estimate() - (Date.now() / 1000 - hostSeconds))
}

function failureOf({ failure }: { readonly failure: PharosError | undefined }): SourceFailure | null {
  return failure === undefined ? null : toSourceFailure(failure)
}

function isoOrNull(at: UnixSeconds | undefined): string | null {
  return at === undefined ? null : toIso(at)
}
