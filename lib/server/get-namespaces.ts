import 'server-only'
import type { User } from '@/lib/access/user'
import { listNamespaceModes } from '@/lib/mesh/list-namespace-modes'
import { namespaceRatesQuery, readNamespaceRates } from '@/lib/metrics/namespace-rates'
import { callWithin } from '@/lib/server/call-within'
import { getClusterSource } from '@/lib/server/cluster-source'
import { clusterState } from '@/lib/server/cluster-state'
import { getConfig } from '@/lib/server/config'
import { getClusterFacts } from '@/lib/server/get-mesh-facts'
import { getNow } from '@/lib/server/get-now'
import { keptFor } from '@/lib/server/kept-for'
import { getMetricSource } from '@/lib/server/metric-source'
import { orThrow } from '@/lib/server/or-throw'
import { visibleNamespaces } from '@/lib/server/rights'
import { toIso } from '@/lib/server/source-states'
import { processWide } from '@/lib/std/process-wide'
import type { NamespacesAnswer } from '@/lib/url/api-types'

const TIMEOUT_MS = 5_000

/** The namespaces that the user may see, with what tells them apart in a picker. */
export async function getNamespaces(user: User): Promise<NamespacesAnswer> {
  const [visible, rates] = await Promise.all([visibleNamespaces(user), getRates()])
  const allowed = orThrow(visible)
  const { store } = getClusterSource()
  const facts = getClusterFacts()
  const modes = listNamespaceModes(facts, store?.list('namespaces') ?? [])
  const known = store !== undefined && clusterState(store.states()).state === 'fresh'
  return {
    now: toIso(getMetricSource().clock.estimate()),
    namespaces: modes
      .filter(({ name }) => allowed === '*' || allowed.includes(name))
      .map((mode) => ({ ...mode, cluster: facts.name, requestRate: rates?.get(mode.name) ?? null })),
    partial: rates === undefined || !known,
  }
}

/** Of all namespaces, asked once a minute; undefined when the metric store does not answer. */
function getRates(): Promise<ReadonlyMap<string, number> | undefined> {
  return processWide('namespace-rates', () =>
    keptFor(async () => {
      const { store } = getMetricSource()
      const now = await getNow().catch(() => undefined)
      if (store === undefined || now === undefined) return undefined
      const call = callWithin(TIMEOUT_MS)
      const answer = await store.instant(namespaceRatesQuery(getConfig().ui.window), now, call)
      return answer.ok ? readNamespaceRates(answer.value.series) : undefined
    }),
  )()
}
