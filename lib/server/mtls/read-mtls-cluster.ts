import 'server-only'
import type { User } from '@/lib/access/user'
import type { MeshFacts } from '@/lib/graph/facts'
import { mayRead } from '@/lib/graph/query/visible-scope'
import type { MtlsConfig, MtlsMesh } from '@/lib/istio/mtls/mtls-config'
import type { MtlsService, MtlsWorkload } from '@/lib/istio/mtls/mtls-edge'
import { toMtlsObject, toMtlsServices, toMtlsWorkloads } from '@/lib/mesh/mtls/read-mtls-mesh'
import { readMeshOptions } from '@/lib/mesh/read-mesh-options'
import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { getMeshFacts, meshSettings } from '@/lib/server/mesh/get-mesh-facts'

export const POLICIES = 'peerauthentications.security.istio.io' satisfies ClusterKind
export const RULES = 'destinationrules.networking.istio.io' satisfies ClusterKind

/** The home cluster as mutual TLS sees it. */
export interface MtlsCluster {
  readonly facts: MeshFacts
  readonly states: readonly KindState[]
  readonly mesh: MtlsMesh
  readonly config: MtlsConfig
  readonly workloads: readonly MtlsWorkload[]
  readonly services: readonly MtlsService[]
  readonly sees: (namespace: string) => boolean
  /** The user may not see all namespaces. */
  readonly limited: boolean
}

/** @throws PharosError when nobody can say what the user may see. */
export async function readMtlsCluster(user: User, store: ClusterStore): Promise<MtlsCluster | undefined> {
  const facts = await getMeshFacts(user)
  const [cluster] = facts.clusters
  if (cluster === undefined) return undefined
  const { autoMtls } = readMeshOptions((kind) => store.list(kind), meshSettings(store))
  const { rootNamespace, identityDomain } = cluster
  const controlPlaneNamespaces = cluster.namespaces.flatMap(({ name, controlPlane }) => (controlPlane ? [name] : []))
  return {
    facts,
    states: store.states(),
    mesh: { rootNamespace, controlPlaneNamespaces, identityDomain, autoMtls },
    config: { policies: store.list(POLICIES).map(toMtlsObject), rules: store.list(RULES).map(toMtlsObject) },
    workloads: toMtlsWorkloads(cluster, (kind) => store.list(kind)),
    services: toMtlsServices(cluster, store.list('services')),
    sees: (namespace) => mayRead(facts.access, cluster.name, namespace),
    limited: facts.access[cluster.name] !== '*',
  }
}
