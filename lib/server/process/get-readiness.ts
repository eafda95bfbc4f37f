import 'server-only'
import { PharosError } from '@/lib/ports/pharos-error'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'

/** A cluster that is not read by then shows on the pages; no restart would help it. */
const PATIENCE_SECONDS = 20

/**
 * Ready once every kind of the cluster was asked for, so that the first graph has its badges.
 *
 * @throws PharosError `upstream_unavailable` while the cluster is read for the first time.
 */
export function getReadiness(): { readonly status: 'ok' } {
  getConfig() // throws where the framework's server was started directly with bad settings
  const { store } = getClusterSource()
  const starting = store?.states().filter(({ state }) => state === 'starting').length ?? 0
  if (starting === 0 || process.uptime() > PATIENCE_SECONDS) return { status: 'ok' }
  throw new PharosError('upstream_unavailable', `The cluster is being read: ${starting} kinds to go.`)
}
