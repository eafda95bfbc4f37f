import 'server-only'
import type { User } from '@/lib/access/user'
import type { ClusterEvidence } from '@/lib/doctor/evidence'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getConfig } from '@/lib/server/process/config'
import { compareText } from '@/lib/std/compare-text'

const TIMEOUT_MS = 5_000
/** A right may be given namespace by namespace; of many, the first ones stand for all. */
const MOST_ASKED = 5

/**
 * In which of the namespaces logs may not be read: one question where they may be read everywhere, a few more otherwise.
 *
 * @returns nothing where logs are switched off, or nobody could say.
 */
export async function gatherLogRights(
  user: User,
  namespaces: readonly string[],
): Promise<Pick<ClusterEvidence, 'logsDenied'>> {
  const source = getClusterSource()
  if (source.store === undefined || !getConfig().logs.enabled) return {}
  const right = { verb: 'get', resource: 'pods', subresource: 'log' } as const
  const allows = (namespace: string) => source.access.allows(user, { ...right, namespace }, callWithin(TIMEOUT_MS))
  const everywhere = await allows('')
  if (!everywhere.ok) return {}
  if (everywhere.value) return { logsDenied: [] }
  const asked = namespaces.toSorted(compareText).slice(0, MOST_ASKED)
  const answers = await Promise.all(asked.map(allows))
  return { logsDenied: asked.filter((_, place) => answers[place]?.ok === true && !answers[place].value) }
}
