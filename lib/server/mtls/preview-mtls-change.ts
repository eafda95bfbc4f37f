import 'server-only'
import type { User } from '@/lib/access/user'
import { mayRead } from '@/lib/graph/query/visible-scope'
import type { MtlsConfig, MtlsObject } from '@/lib/istio/mtls/mtls-config'
import { previewMtls } from '@/lib/istio/mtls/preview-mtls'
import { toMtlsObject, toMtlsServices, toMtlsWorkloads } from '@/lib/mesh/mtls/read-mtls-mesh'
import { readMeshOptions } from '@/lib/mesh/read-mesh-options'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ObjectRef } from '@/lib/ports/cluster-writer'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { getMeshFacts, meshSettings } from '@/lib/server/mesh/get-mesh-facts'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { valueAt } from '@/lib/istio/edit/read-json'
import { type JsonRecord, sameJson } from '@/lib/std/json'
import type { MtlsOutlook } from '@/lib/url/mtls-types'
import { getSeenTraffic } from './get-seen-traffic'

const POLICIES = 'peerauthentications.security.istio.io' satisfies ClusterKind
const RULES = 'destinationrules.networking.istio.io' satisfies ClusterKind

/** One object as it shall be; undefined: it goes. */
export interface MtlsChange {
  readonly ref: ObjectRef
  readonly object: JsonRecord | undefined
}

/**
 * What changes of PeerAuthentications and DestinationRules would do to the traffic of the last day, as far as the user may see; null:
 * none of them touches mutual TLS.
 *
 * @throws PharosError when nobody can say what the user may see.
 */
export async function previewMtlsChange(
  user: User,
  changes: readonly MtlsChange[],
  signal: AbortSignal,
): Promise<MtlsOutlook | null> {
  const { store } = getClusterSource()
  if (store === undefined || !changes.some((change) => touchesMtls(store, change))) return null
  const facts = await getMeshFacts(user)
  const [cluster] = facts.clusters
  if (cluster === undefined) return null
  const before = currentConfig(store)
  const { autoMtls } = readMeshOptions((kind) => store.list(kind), meshSettings(store))
  const traffic = await getSeenTraffic(facts, signal)
  const { rootNamespace, identityDomain } = cluster
  const preview = previewMtls({
    mesh: { rootNamespace, identityDomain, autoMtls },
    sees: (namespace) => mayRead(facts.access, cluster.name, namespace),
    before,
    after: {
      policies: changed(before.policies, POLICIES, changes),
      rules: changed(before.rules, RULES, changes),
    },
    workloads: toMtlsWorkloads(cluster),
    services: toMtlsServices(cluster, store.list('services')),
    edges: traffic.edges,
  })
  const { seconds, reason } = traffic
  return { ...preview, seen: { seconds, reason }, limited: facts.access[cluster.name] !== '*' }
}

/** All that decides about mutual TLS now. */
function currentConfig(store: ClusterStore): MtlsConfig {
  return { policies: store.list(POLICIES).map(toMtlsObject), rules: store.list(RULES).map(toMtlsObject) }
}

/** A DestinationRule mostly says other things. */
function touchesMtls(store: ClusterStore, { ref, object }: MtlsChange): boolean {
  if (ref.kind === POLICIES) return true
  if (ref.kind !== RULES) return false
  const now = store.get(ref.kind, ref.namespace, ref.name)?.spec
  return JSON.stringify([now ?? null, object?.spec ?? null]).includes('"tls":') && !sameJson(now, object?.spec)
}

function changed(all: readonly MtlsObject[], kind: ClusterKind, changes: readonly MtlsChange[]): readonly MtlsObject[] {
  return changes
    .filter(({ ref }) => ref.kind === kind)
    .reduce<readonly MtlsObject[]>((objects, { ref, object }) => {
      const isIt = (one: MtlsObject) => one.namespace === ref.namespace && one.name === ref.name
      const old = objects.find(isIt)
      const spec: unknown = object === undefined ? undefined : valueAt(object, 'spec')
      // What only has other labels is the same object for mutual TLS.
      if (old !== undefined && object !== undefined && sameJson(old.spec, spec)) return objects
      const rest = objects.filter((one) => !isIt(one))
      return object === undefined ? rest : [...rest, { ...ref, createdAt: old?.createdAt ?? null, spec }]
    }, all)
}
