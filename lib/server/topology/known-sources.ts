import 'server-only'
import { PRODUCTS, type SourceKind, sourceKind } from '@/lib/doctor/source-words'
import type { MetricCapabilities } from '@/lib/ports/metric-store'
import { keptFor } from '@/lib/server/process/kept-for'
import { SharedAnswers } from '@/lib/server/process/shared-answers'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { clusterState } from '@/lib/server/sources/cluster-state'
import { getSources } from '@/lib/server/sources/get-sources'
import { findGrafanaDashboards, getGrafanaVersion, linkedGrafana } from '@/lib/server/sources/grafana-source'
import { getMetricSource, type MetricPart } from '@/lib/server/sources/metric-source'
import { getPartCapabilities } from '@/lib/server/sources/telemetry'
import { getTraceSource } from '@/lib/server/sources/trace-source'
import { getKnownPlaces } from '@/lib/server/topology/known-places'
import { processWide } from '@/lib/std/process-wide'
import type { KnownSource } from '@/lib/topology/known-mesh'
import { sourceComponentId } from '@/lib/topology/source-components'
import type { Source } from '@/lib/url/api-types'

const ROLES = {
  metrics: 'metric-store',
  traces: 'trace-store',
  grafana: 'grafana',
  kubernetes: 'kubernetes',
  istiod: 'istiod',
} as const satisfies Record<SourceKind, KnownSource['role']>

/** Where every setting has its own name, nobody names the only one. */
const UNNAMED = 'default'

const KEPT_MS = 30_000
/** So that one that comes back is seen soon. */
const KEPT_AFTER_FAILURE_MS = 5_000
const MAX_BYTES = 1024 ** 2
const BYTES_OF_SOURCE = 1_000
const CAPABILITIES_KEPT_MS = 600_000

interface Known {
  readonly sources: readonly KnownSource[]
}

/**
 * What Pharos reads, and Grafana, to which it links, each with its state; asked once in 30 s for everybody, and at once when
 * another page has found that one of them does differently.
 */
export async function getKnownSources(signal: AbortSignal): Promise<readonly KnownSource[]> {
  const shared = processWide(
    'mesh-sources',
    () =>
      new SharedAnswers<Known>({
        name: 'mesh-sources',
        maxBytes: MAX_BYTES,
        ttlMs: KEPT_MS,
        failedTtlMs: KEPT_AFTER_FAILURE_MS,
        sizeOf: ({ sources }) => sources.length * BYTES_OF_SOURCE,
        mayKeep: ({ sources }) => sources.every(({ source }) => source.state === 'fresh' || source.state === 'off'),
      }),
  )
  const { sources } = await shared.get(statesAsFound(), signal, async () => {
    const [told, grafana] = await Promise.all([getSources(keptCapabilities), grafanaSource()])
    return { sources: [...told.sources.map(toKnown), ...grafana] }
  })
  return sources
}

/** The states of sources as the latest questions of anybody left them. */
function statesAsFound(): string {
  const { parts = [] } = getMetricSource()
  const { store } = getClusterSource()
  const found = [
    ...parts.map(({ health }) => health.report().state),
    getTraceSource().health?.report().state,
    store === undefined ? undefined : clusterState(store.states()).state,
  ]
  return found.join(' ')
}

/** Its version changes when somebody installs another one. */
function keptCapabilities(part: MetricPart): Promise<MetricCapabilities | undefined> {
  const kept = processWide(
    'mesh-capabilities',
    () => new Map<MetricPart, () => Promise<MetricCapabilities | undefined>>(),
  )
  const ask = kept.get(part) ?? keptFor(() => getPartCapabilities(part), { keptMs: CAPABILITIES_KEPT_MS })
  kept.set(part, ask)
  return ask()
}

function toKnown(source: Source): KnownSource {
  const role = ROLES[sourceKind(source)]
  const product = role === 'metric-store' || role === 'trace-store' ? PRODUCTS[source.type] : null
  const name = source.name === UNNAMED && product !== null ? product : source.name
  return { source: { ...source, name }, role, product, address: addressOf(source) }
}

/** Settings refuse addresses with credentials. */
function addressOf({ id }: Source): string | null {
  return getKnownPlaces().places.find((place) => place.id === sourceComponentId(id))?.address ?? null
}

async function grafanaSource(): Promise<readonly KnownSource[]> {
  const linked = linkedGrafana()
  if (linked === undefined) return []
  const found = await findGrafanaDashboards([])
  const state = found.ok ? 'fresh' : 'failed'
  const message = found.ok ? null : found.error.message
  const version = found.ok ? ((await getGrafanaVersion()) ?? null) : null
  const source = { id: 'grafana', name: 'Grafana', cluster: null, state, message, version, asOf: null } as const
  return [{ source, role: 'grafana', product: null, address: linked.url }]
}
