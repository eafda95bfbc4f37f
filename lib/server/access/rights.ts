import 'server-only'
import { rightsUnknown } from '@/lib/access/rights-unknown'
import type { User } from '@/lib/access/user'
import type { Visible } from '@/lib/access/visible'
import type { Access } from '@/lib/ports/access'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { getNamespaceRates } from '@/lib/server/namespaces/namespace-rates'
import { namespacesState } from '@/lib/server/namespaces/namespaces-state'
import { failed, ok, type Result } from '@/lib/std/result'
import { processWide } from '@/lib/std/process-wide'
import { LRUCache } from 'lru-cache'

/** The namespaces a user may see: all, or these, sorted. */
type Decision = Result<Visible, PharosError>

/** The cluster's own authority; none where there is no cluster. */
type RightsSource =
  { readonly store: ClusterStore; readonly access: Pick<Access, 'allowedNamespaces'> } | { readonly store?: never }

interface Decided {
  readonly visible: Visible
  readonly atMs: number
  readonly keptMs: number
}

const FRESH_MS = 60_000
/** An API server that has just started knows no roles yet and refuses everything: what refuses for the first time is asked again soon. */
const DOUBTED_MS = 10_000
/** How long the last decision stands while the API server cannot be asked (ADR 0009). */
const OUTAGE_MS = 600_000
const TIMEOUT_MS = 5_000

/** What the API server lets the user see (security rules R5 and R8), asked again after a minute at the latest. */
export function visibleNamespaces(user: User): Promise<Decision> {
  return processWide('rights', () => createRights(getClusterSource(), reportedNamespaces))(user)
}

async function reportedNamespaces(): Promise<readonly string[]> {
  return [...((await getNamespaceRates())?.keys() ?? [])]
}

/**
 * @param reported the namespaces that metrics name. They are asked for where the cluster's own may not be listed: a user with
 *   rights in two namespaces shall see those two.
 * @param nowMs a clock that never runs backwards.
 */
export function createRights(
  source: RightsSource,
  reported: () => Promise<readonly string[]>,
  nowMs: () => number = () => performance.now(),
): (user: User) => Promise<Decision> {
  const decided = new LRUCache<string, Decided>({ max: 1_000 })
  const asking = new Map<string, Promise<Decision>>()

  async function ask(user: User, key: string): Promise<Decision> {
    // Without a cluster there is no authority to ask; everybody who gets here came over loopback.
    if (source.store === undefined) return ok('*')
    const listed = source.store.list('namespaces').map(({ metadata }) => metadata.name)
    const state = namespacesState(source.store)
    const unread = listed.length === 0 && state === 'failed'
    const known = unread || state === 'denied' ? await reported() : listed
    const call = callWithin(TIMEOUT_MS)
    const answer = await source.access.allowedNamespaces(user, known, call)
    // Of a cluster that is still being read the next one to ask may see more.
    if (!answer.ok || state === 'starting' || unread) return answer
    const visible = answer.value
    const doubted = visible !== '*' && !isSame(visible, decided.get(key)?.visible)
    decided.set(key, { visible, atMs: nowMs(), keptMs: doubted ? DOUBTED_MS : FRESH_MS })
    return answer
  }

  return async (user) => {
    const key = `${user.strategy}/${user.name}`
    const last = decided.get(key)
    const age = last === undefined ? Infinity : nowMs() - last.atMs
    if (last !== undefined && age < last.keptMs) return ok(last.visible)
    const running = asking.get(key) ?? ask(user, key).finally(() => asking.delete(key))
    asking.set(key, running)
    const answer = await running
    if (answer.ok) return answer
    return last !== undefined && age < OUTAGE_MS && !isRefusal(answer.error)
      ? ok(last.visible)
      : failed(rightsUnknown(answer.error))
  }
}

function isSame(names: readonly string[], last: Visible | undefined): boolean {
  return Array.isArray(last) && names.join() === last.join()
}

/** The API server was asked, and does not know who asks: no outage, but an account that was taken away. */
function isRefusal({ details }: PharosError): boolean {
  return details.status === 401 || details.status === 403
}
