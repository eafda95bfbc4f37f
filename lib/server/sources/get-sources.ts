import 'server-only'
import type { MetricCapabilities } from '@/lib/ports/metric-store'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { clusterState } from '@/lib/server/sources/cluster-state'
import { getNow } from '@/lib/server/sources/get-now'
import { getMetricSource, type MetricPart } from '@/lib/server/sources/metric-source'
import { probeCluster } from '@/lib/server/sources/probe-cluster'
import { toIso } from '@/lib/server/sources/source-states'
import { getPartCapabilities } from '@/lib/server/sources/telemetry'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import type { Source, SourcesAnswer } from '@/lib/url/api-types'

const NOTHING_KNOWN = {
  since: null,
  asOf: null,
  message: null,
  version: null,
  scrapeIntervalSeconds: null,
  retentionSeconds: null,
  settlingSeconds: 0,
} as const

/**
 * Every source with its state; the metric store is asked for the time, so that its state is of this moment.
 *
 * @param capabilities what a metric store says of itself: by default as all pages have it.
 */
export async function getSources(capabilities = getPartCapabilities): Promise<SourcesAnswer> {
  const { clock } = getMetricSource()
  const [metrics, cluster, traces] = await Promise.all([
    metricStoreSources(capabilities),
    getClusterState(),
    traceStoreSource(),
  ])
  return { now: toIso(clock.estimate()), sources: [...metrics, cluster, ...traces] }
}

async function metricStoreSources(capabilities: typeof getPartCapabilities): Promise<readonly Source[]> {
  const { parts, off } = getMetricSource()
  const base = { ...NOTHING_KNOWN, id: 'prometheus', type: 'prometheus', cluster: null } as const
  if (parts === undefined) return [{ ...base, name: 'Prometheus', state: 'off', message: off }]
  const asked = getNow().catch(() => undefined)
  const idOf = ({ store }: MetricPart) => (parts.length === 1 ? base.id : `${base.id}:${store.name}`)
  return Promise.all(
    parts.map(async (part) => {
      const [told] = await Promise.all([capabilities(part), asked])
      return { ...metricStoreSource(part, told), id: idOf(part) }
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

/** None where nobody has set one up: that is no state that needs attention. */
async function traceStoreSource(): Promise<readonly Source[]> {
  const source = getTraceSource()
  if (source.store === undefined) return []
  const { store, health } = source
  await source.services()
  const report = health.report()
  return [
    {
      ...{ ...NOTHING_KNOWN, id: 'traces', type: store.type, name: store.name, cluster: null },
      state: report.state,
      since: isoOrNull(report.since),
      asOf: isoOrNull(report.asOf),
      message: report.message ?? null,
    },
  ]
}

/** The cluster with its state; asked every ten seconds whether it still answers. */
export async function getClusterState(): Promise<Source> {
  const { store, off } = getClusterSource()
  const base = { ...NOTHING_KNOWN, id: 'kubernetes', type: 'kubernetes' } as const
  if (store === undefined) return { ...base, name: 'Kubernetes', cluster: null, state: 'off', message: off }
  const { version, report } = await probeCluster()
  const read = clusterState(store.states())
  const silent = (read.state === 'fresh' || read.state === 'partial') && report.state !== 'fresh'
  const since = silent ? report.since : read.since === undefined ? undefined : onStoreClock(read.since)
  return {
    ...base,
    name: 'Kubernetes',
    cluster: store.name,
    // What is watched may still be current: it is what cannot be asked any more.
    state: silent ? 'stale' : read.state,
    since: isoOrNull(since),
    asOf: isoOrNull(report.asOf),
    message: (silent ? report.message : read.message) ?? null,
    version: version ?? null,
    kinds: read.ill.map((kind) => ({ kind: kind.kind, state: kind.state, message: kind.message ?? null })),
  }
}

/** The kinds keep the host's time; everything that is told is told in the metric store's. */
function onStoreClock(hostSeconds: UnixSeconds): UnixSeconds {
  return unixSeconds(getMetricSource().clock.estimate() - (Date.now() / 1000 - hostSeconds))
}

function isoOrNull(at: UnixSeconds | undefined): string | null {
  return at === undefined ? null : toIso(at)
}
