import 'server-only'
import type { User } from '@/lib/access/user'
import { filterProxies } from '@/lib/control-plane/proxies/filter-proxies'
import type { ProxiesAnswer } from '@/lib/control-plane/proxies/model'
import { parseProxiesRequest } from '@/lib/control-plane/proxies/parse-proxies-request'
import { readProxies } from '@/lib/server/control-plane/read-proxies'
import { orThrow } from '@/lib/server/http/or-throw'
import { getMetricSource } from '@/lib/server/sources/metric-source'
import { toIso } from '@/lib/server/sources/source-states'

/**
 * The proxies of the mesh and the pods that lack one. Where istiod cannot be asked everything else stands, and `sync` says why.
 *
 * @throws PharosError `bad_request` naming the parameter, or when nobody can say what the user may see.
 */
export async function getProxies(user: User, query: URLSearchParams, signal: AbortSignal): Promise<ProxiesAnswer> {
  const filter = orThrow(parseProxiesRequest(query))
  const { rows, hidden, sync, controlPlanes } = await readProxies(user, signal)
  return {
    now: toIso(getMetricSource().clock.estimate()),
    rows: filterProxies(rows, filter),
    hidden,
    sync,
    controlPlane: controlPlanes.length > 0,
  }
}
