import 'server-only'
import { isVisibleIn } from '@/lib/access/visible'
import type { User } from '@/lib/access/user'
import { LOG_RIGHT } from '@/lib/access/log-role'
import { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { type ClusterSource, getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'
import { orThrow } from '@/lib/server/http/or-throw'
import { visibleNamespaces } from '@/lib/server/access/rights'

const TIMEOUT_MS = 5_000

type Cluster = Extract<ClusterSource, { store: unknown }>

/**
 * The cluster whose logs the user may read in the namespace; asked anew each time.
 *
 * @throws PharosError `forbidden` with `right` and `namespace` where the right is missing, `not_found` for a namespace that the user
 *   may not see, `upstream_unavailable` where nobody can say.
 */
export async function requireLogReader(user: User, namespace: string): Promise<Cluster> {
  if (!getConfig().logs.enabled) {
    throw new PharosError('forbidden', 'Logs are switched off (logs.enabled).', { off: 'logs.enabled' })
  }
  const source = getClusterSource()
  if (source.store === undefined) {
    throw new PharosError('upstream_unavailable', source.off, { source: 'kubernetes' })
  }
  const visible = orThrow(await visibleNamespaces(user))
  if (!isVisibleIn(visible, namespace)) {
    throw new PharosError('not_found', 'There is no such namespace, or you may not see it.')
  }
  const right = { verb: 'get', resource: 'pods', subresource: 'log', namespace } as const
  if (orThrow(await source.access.allows(user, right, callWithin(TIMEOUT_MS)))) return source
  throw new PharosError('forbidden', `Reading logs needs ${LOG_RIGHT} in ${namespace}.`, {
    namespace,
    right: LOG_RIGHT,
  })
}
