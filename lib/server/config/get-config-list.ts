import 'server-only'
import type { User } from '@/lib/access/user'
import { checkedRow } from '@/lib/lists/checked-row'
import { filterRows } from '@/lib/lists/filter-rows'
import type { ListAnswer } from '@/lib/lists/model'
import { parseConfigRequest } from '@/lib/lists/parse-config-request'
import { visibleConfigRows } from '@/lib/lists/visible-config-rows'
import { unreadConfig } from '@/lib/overview/count-config'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { findingsByObject } from '@/lib/server/config/findings-by-object'
import { getConfigObjects } from '@/lib/server/config/config-objects'
import { listContext } from '@/lib/server/lists/list-context'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'
import { clusterSourceState, toIso } from '@/lib/server/sources/source-states'
import { unixSeconds } from '@/lib/std/units'

/**
 * The objects of Istio and the Gateway API that the user may see, out of memory: no upstream is asked.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getConfigList(user: User, query: URLSearchParams): Promise<ListAnswer> {
  const request = orThrow(parseConfigRequest(query, await listContext(query)))
  const visible = orThrow(await visibleNamespaces(user))
  const { namespaces, cluster, durationSeconds, filter } = request
  const seen = visibleConfigRows(getConfigObjects().rows, visible)
  const findings = request.standing ? await findingsByObject(user) : undefined
  const rows = findings === undefined ? seen : seen.map((row) => checkedRow(row, findings(row)))
  const asked = rows.filter(
    (row) => (namespaces === null || namespaces.has(row.namespace)) && (cluster === null || cluster === row.cluster),
  )
  const now = getMetricSource().clock.estimate()
  return {
    now: toIso(now),
    from: toIso(unixSeconds(now - durationSeconds)),
    to: toIso(now),
    durationSeconds,
    rows: filterRows('config', asked, filter),
    notes: [],
    sources: [clusterSourceState()],
    unread: unreadConfig(getClusterSource().store?.states() ?? []),
  }
}
