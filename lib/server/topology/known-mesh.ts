import 'server-only'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getConfig } from '@/lib/server/process/config'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getKnownPlaces } from '@/lib/server/topology/known-places'
import { getKnownSources } from '@/lib/server/topology/known-sources'
import { getTags } from '@/lib/server/topology/tags'
import { getUsage } from '@/lib/server/topology/usage'
import type { KnownMesh } from '@/lib/topology/known-mesh'
import { findRunning, measuredPods, type RunningMesh } from '@/lib/topology/running-workloads'
import packageJson from '@/package.json'

/**
 * Everything that the mesh's components are made of. What was asked of others is shared by all users; only then it is looked at with
 * each one's own rights, which costs no question.
 *
 * @param lampOnly without what only the page shows.
 */
export async function getKnownMesh(
  isVisible: (namespace: string) => boolean,
  { lampOnly, signal }: { readonly lampOnly: boolean; readonly signal: AbortSignal },
): Promise<{ readonly known: KnownMesh; readonly running: RunningMesh }> {
  const { istio } = getConfig()
  const { store } = getClusterSource()
  const cluster = getClusterFacts()
  const snapshot: KnownMesh['snapshot'] = (kind) => store?.list(kind) ?? []
  const known = { cluster, snapshot, named: istio.components, ...getKnownPlaces() }
  const running = findRunning(known)
  const [sources, tags, usage] = await Promise.all([
    getKnownSources(signal),
    getTags(),
    lampOnly ? new Map<string, never>() : getUsage(measuredPods(running)),
  ])
  const all: KnownMesh = {
    ...known,
    isVisible,
    controlPlaneNamespaces: istio.control_plane_namespaces,
    sources,
    tags,
    usage,
    pharos: { version: packageJson.version },
    meshName: null,
    nowSeconds: getMetricSource().clock.estimate(),
  }
  return { known: all, running }
}
