import 'server-only'
import type { User } from '@/lib/access/user'
import type { ClusterFacts, MeshFacts } from '@/lib/graph/facts'
import { buildClusterFacts } from '@/lib/mesh/build-cluster-facts'
import { isReadable } from '@/lib/mesh/is-readable'
import type { MeshSettings, Snapshot } from '@/lib/mesh/mesh-settings'
import { readMeshOptions } from '@/lib/mesh/read-mesh-options'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { getTelemetryFacts } from '@/lib/server/sources/telemetry'
import { makeBare } from '@/lib/std/bare-record'
import { processWide } from '@/lib/std/process-wide'

/** Facts are built anew when an object has changed, but take at most this part of one core. */
const BUSY_PART = 0.1
const UNNAMED = 'Kubernetes'

/**
 * All that a graph may know besides the metrics, as this user may see it.
 *
 * @throws PharosError when nobody can say what the user may see.
 */
export async function getMeshFacts(user: User): Promise<MeshFacts> {
  const [visible, telemetry] = await Promise.all([visibleNamespaces(user), getTelemetryFacts()])
  const { facts: cluster, serviceEntryExport } = getCluster()
  return {
    asOf: new Date(getMetricSource().clock.estimate() * 1000).toISOString(),
    clusters: [cluster],
    access: makeBare({ [cluster.name]: orThrow(visible) }),
    telemetry,
    exportDefault: { serviceEntry: serviceEntryExport },
    healthRules: getConfig().health.rules,
  }
}

interface KnownCluster {
  readonly facts: ClusterFacts
  /** The mesh's default visibility of ServiceEntries. */
  readonly serviceEntryExport: readonly string[]
}

/** The cluster's objects as facts; where there is no cluster to read, one that nothing is known of. */
export function getClusterFacts(): ClusterFacts {
  return getCluster().facts
}

function getCluster(): KnownCluster {
  const { store } = getClusterSource()
  if (store === undefined) return build(undefined)
  const kept = processWide('cluster-facts', () => ({ known: build(store), revision: store.revision(), dueMs: 0 }))
  const beganMs = performance.now()
  if (kept.revision !== store.revision() && beganMs >= kept.dueMs) {
    kept.revision = store.revision()
    kept.known = build(store)
    const tookMs = performance.now() - beganMs
    kept.dueMs = beganMs + tookMs / BUSY_PART
  }
  return kept.known
}

function build(store: ClusterStore | undefined): KnownCluster {
  const snapshot: Snapshot = (kind) => store?.list(kind) ?? []
  const settings = meshSettings(store)
  const { serviceEntryExport } = readMeshOptions(snapshot, settings)
  return { facts: buildClusterFacts(snapshot, settings), serviceEntryExport }
}

/** How the cluster's objects are read. */
export function meshSettings(store: ClusterStore | undefined): MeshSettings {
  const { istio, clusters } = getConfig()
  const named = clusters.home.name === '' ? UNNAMED : clusters.home.name
  return {
    clusterName: store?.name ?? named,
    reachable: store !== undefined && isReadable(store.states()),
    controlPlaneNamespaces: istio.control_plane_namespaces,
    rootNamespace: istio.root_namespace,
    identityDomain: istio.identity_domain,
    appLabels: istio.app_labels,
    versionLabels: istio.version_labels,
  }
}
