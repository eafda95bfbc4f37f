import 'server-only'
import type { User } from '@/lib/access/user'
import { BUILDS_QUERY, LABELS_QUERY } from '@/lib/doctor/queries'
import { mayRead } from '@/lib/graph/query/visible-scope'
import { findEntry } from '@/lib/mesh/find-entry'
import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import { hasTraffic } from '@/lib/overview/has-traffic'
import { buildChecklist } from '@/lib/overview/setup/build-checklist'
import type { SetupStep } from '@/lib/overview/setup/checklist'
import { type CountedSeries, readCountedSeries } from '@/lib/overview/setup/count-series'
import type { SetupKnown } from '@/lib/overview/setup/setup-known'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'
import { unlisted } from '@/lib/server/namespaces/get-namespaces'
import { getNow } from '@/lib/server/sources/get-now'
import { findGrafanaDashboards, linkedGrafana } from '@/lib/server/sources/grafana-source'
import { getSources } from '@/lib/server/sources/get-sources'
import { type MeshStanding } from '@/lib/server/mesh/get-mesh-summary'
import { keptFor } from '@/lib/server/process/kept-for'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getCapabilities } from '@/lib/server/sources/telemetry'
import { getTraceAccess } from '@/lib/server/tracing/trace-access'
import { visibleComponents } from '@/lib/server/mesh/visible-components'
import { processWide } from '@/lib/std/process-wide'
import { maySee } from '@/lib/tracing/trace-access'

const TIMEOUT_MS = 5_000
const KEPT_MS = 10_000

/** What must be there before the mesh can be seen, with what was found of it and what to do. */
export async function getSetup(user: User, { facts, things }: MeshStanding): Promise<readonly SetupStep[]> {
  const { store } = getClusterSource()
  const [told, capabilities, counted, traces, grafana] = await Promise.all([
    getSources(),
    getCapabilities(),
    getCountedSeries(),
    countTraceNames(user),
    askGrafana(),
  ])
  const [cluster] = facts.clusters
  if (cluster === undefined) return []
  const isVisible = (namespace: string): boolean => mayRead(facts.access, cluster.name, namespace)
  const seen = {
    ...cluster,
    services: cluster.services.filter(({ namespace }) => isVisible(namespace)),
    workloads: cluster.workloads.filter(({ namespace }) => isVisible(namespace)),
  }
  const allowed = facts.access[cluster.name] ?? []
  const modes = listNamespaceModes(cluster, store?.list('namespaces') ?? [], unlisted(store, allowed))
  return buildChecklist({
    sources: told.sources,
    cluster: seen,
    components: visibleComponents(facts),
    modes: modes.filter(({ name }) => isVisible(name)),
    controlPlaneNamespaces: getConfig().istio.control_plane_namespaces,
    limited: allowed !== '*',
    istioMetrics: capabilities?.istioMetrics ?? null,
    counted: counted ?? null,
    traffic: hasTraffic(things),
    traces,
    grafana,
    entry: findEntry(seen, (kind) => store?.list(kind) ?? [], isVisible),
  })
}

/** Asked only while somebody looks at the checklist. */
function getCountedSeries(): Promise<CountedSeries | undefined> {
  return processWide('setup-series', () =>
    keptFor(
      async () => {
        const { store } = getMetricSource()
        const now = await getNow().catch(() => undefined)
        if (store === undefined || now === undefined) return undefined
        const ask = (query: typeof BUILDS_QUERY) => store.instant(query, now, callWithin(TIMEOUT_MS))
        const [builds, labels] = await Promise.all([ask(BUILDS_QUERY), ask(LABELS_QUERY)])
        return builds.ok && labels.ok ? readCountedSeries(builds.value.series, labels.value.series) : undefined
      },
      { keptMs: KEPT_MS },
    ),
  )()
}

async function countTraceNames(user: User): Promise<SetupKnown['traces']> {
  const known = await getTraceAccess(user).catch(() => undefined)
  if (known === undefined) return null
  const { names, access } = known
  const matched = names.filter((name) => maySee(access, name, []) && (access.owners.get(name)?.length ?? 0) > 0)
  return { names: names.length, matched: matched.length, template: getConfig().tracing.service_name }
}

async function askGrafana(): Promise<SetupKnown['grafana']> {
  if (linkedGrafana() === undefined) return null
  const found = await findGrafanaDashboards([])
  return found.ok ? { dashboards: found.value.length } : { failure: found.error.message }
}
