import 'server-only'
import { getClusterSource } from '@/lib/server/cluster-source'
import { clusterState } from '@/lib/server/cluster-state'
import { getNow } from '@/lib/server/get-now'
import { getMetricSource } from '@/lib/server/metric-source'
import { probeCluster } from '@/lib/server/probe-cluster'
import { toIso } from '@/lib/server/source-states'
import { getCapabilities } from '@/lib/server/telemetry'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import type { Source, SourcesAnswer } from '@/lib/url/api-types'

const NOTHING_KNOWN = {
  since: null,
  asOf: null,
  message: null,
  version: null,
  scrapeIntervalSeconds: null,
  retentionSeconds: null,
} as const

/** Every source with its state; the metric store is asked for the time, so that its state is of this moment. */
export async function getSources(): Promise<SourcesAnswer> {
  const { clock } = getMetricSource()
  const [metrics, cluster] = await Promise.all([metricStoreSource(), clusterSource()])
  return { now: toIso(clock.estimate()), sources: [metrics, cluster] }
}

async function metricStoreSource(): Promise<Source> {
  const source = getMetricSource()
  const base = { ...NOTHING_KNOWN, id: 'prometheus', type: 'prometheus', cluster: null } as const
  if (source.store === undefined) return { ...base, name: 'Prometheus', state: 'off', message: source.off }
  const [told] = await Promise.all([getCapabilities(), getNow().catch(() => undefined)])
  const report = source.health.report()
  return {
    ...base,
    name: source.store.name,
    state: report.state,
    since: isoOrNull(report.since),
    asOf: isoOrNull(report.asOf),
    message: report.message ?? null,
    version: told?.version ?? null,
    scrapeIntervalSeconds: told?.scrapeIntervalSeconds ?? null,
    retentionSeconds: told?.retentionSeconds ?? null,
  }
}

async function clusterSource(): Promise<Source> {
  const { store, off } = getClusterSource()
  const base = { ...NOTHING_KNOWN, id: 'kubernetes', type: 'kubernetes' } as const
  if (store === undefined) return { ...base, name: 'Kubernetes', cluster: null, state: 'off', message: off }
  const { version, report } = await probeCluster()
  const read = clusterState(store.states())
  const silent = read.state === 'fresh' && report.state !== 'fresh'
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
