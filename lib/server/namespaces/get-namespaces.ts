import 'server-only'
import { isVisibleIn, type Visible } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { clusterState } from '@/lib/server/sources/cluster-state'
import { getClusterFacts } from '@/lib/server/mesh/get-mesh-facts'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { getNamespaceRates } from '@/lib/server/namespaces/namespace-rates'
import { namespacesState } from '@/lib/server/namespaces/namespaces-state'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { toIso } from '@/lib/server/sources/source-states'
import type { NamespacesAnswer } from '@/lib/url/api-types'

/** The namespaces that the user may see, with what tells them apart in a picker. */
export async function getNamespaces(user: User): Promise<NamespacesAnswer> {
  const [visible, rates] = await Promise.all([visibleNamespaces(user), getNamespaceRates()])
  const allowed = orThrow(visible)
  const { store } = getClusterSource()
  const facts = getClusterFacts()
  const modes = listNamespaceModes(facts, store?.list('namespaces') ?? [], unlisted(store, allowed))
  const known = store !== undefined && ['fresh', 'partial'].includes(clusterState(store.states()).state)
  return {
    now: toIso(getMetricSource().clock.estimate()),
    namespaces: modes
      .filter(({ name }) => isVisibleIn(allowed, name))
      .map((mode) => ({ ...mode, cluster: facts.name, requestRate: rates?.get(mode.name) ?? null })),
    partial: rates === undefined || !known,
  }
}

/**
 * What the user may see of namespaces that the cluster does not list to us. Of a list that is there, a name that is missing
 * has just been removed: the user's rights are up to a minute older.
 */
export function unlisted(store: Pick<ClusterStore, 'states'> | undefined, allowed: Visible): readonly string[] {
  if (store === undefined || allowed === '*') return []
  return namespacesState(store) === 'denied' ? allowed : []
}
