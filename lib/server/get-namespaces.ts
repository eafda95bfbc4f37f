import 'server-only'
import type { User } from '@/lib/access/user'
import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import { getClusterSource } from '@/lib/server/cluster-source'
import { clusterState } from '@/lib/server/cluster-state'
import { getClusterFacts } from '@/lib/server/get-mesh-facts'
import { getMetricSource } from '@/lib/server/metric-source'
import { getNamespaceRates } from '@/lib/server/namespace-rates'
import { orThrow } from '@/lib/server/or-throw'
import { visibleNamespaces } from '@/lib/server/rights'
import { toIso } from '@/lib/server/source-states'
import type { NamespacesAnswer } from '@/lib/url/api-types'

/** The namespaces that the user may see, with what tells them apart in a picker. */
export async function getNamespaces(user: User): Promise<NamespacesAnswer> {
  const [visible, rates] = await Promise.all([visibleNamespaces(user), getNamespaceRates()])
  const allowed = orThrow(visible)
  const { store } = getClusterSource()
  const facts = getClusterFacts()
  const modes = listNamespaceModes(facts, store?.list('namespaces') ?? [], allowed === '*' ? [] : allowed)
  const known = store !== undefined && clusterState(store.states()).state === 'fresh'
  return {
    now: toIso(getMetricSource().clock.estimate()),
    namespaces: modes
      .filter(({ name }) => allowed === '*' || allowed.includes(name))
      .map((mode) => ({ ...mode, cluster: facts.name, requestRate: rates?.get(mode.name) ?? null })),
    partial: rates === undefined || !known,
  }
}
