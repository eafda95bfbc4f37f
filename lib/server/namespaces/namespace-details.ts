import 'server-only'
import type { MeshFacts } from '@/lib/graph/facts'
import type { NamespaceFactsOfList } from '@/lib/lists/mesh-view'
import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import { readNamespaceMtls } from '@/lib/mesh/namespace-mtls'
import { CONFIG_KINDS } from '@/lib/ports/cluster-kinds'
import type { ClusterStore, KindState } from '@/lib/ports/cluster-store'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { unlisted } from '@/lib/server/namespaces/get-namespaces'

const PEER_AUTHENTICATIONS = 'peerauthentications.security.istio.io'

/** What the objects tell of the namespaces, beside what is in them. */
export function namespaceDetails({ clusters, access }: MeshFacts): readonly NamespaceFactsOfList[] {
  const { store } = getClusterSource()
  const objects = store?.list('namespaces') ?? []
  const labels = new Map(objects.map(({ metadata }) => [metadata.name, metadata.labels]))
  const counts = store === undefined ? new Map<string, number>() : countConfig(store)
  const policies = store?.list(PEER_AUTHENTICATIONS) ?? []
  const policiesKnown = isKnown(store?.states() ?? [])
  return clusters.flatMap((facts) => {
    const allowed = access[facts.name] ?? []
    const mtlsOf = policiesKnown ? readNamespaceMtls(policies, facts.rootNamespace) : () => null
    return listNamespaceModes(facts, objects, unlisted(store, allowed)).map(({ name, inMesh }) => ({
      cluster: facts.name,
      name,
      mode: inMesh,
      labels: labels.get(name) ?? {},
      mtls: mtlsOf(name),
      configObjects: counts.get(name) ?? 0,
    }))
  })
}

/** A server that does not serve the kind has none of it, which is known as well. */
function isKnown(states: readonly KindState[]): boolean {
  return states.some(({ kind, state }) => kind === PEER_AUTHENTICATIONS && (state === 'synced' || state === 'absent'))
}

function countConfig(store: ClusterStore): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const kind of CONFIG_KINDS) {
    for (const { metadata } of store.list(kind)) {
      counts.set(metadata.namespace, (counts.get(metadata.namespace) ?? 0) + 1)
    }
  }
  return counts
}
