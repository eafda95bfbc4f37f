import 'server-only'
import { portForwardRole } from '@/lib/access/port-forward-role'
import type { User } from '@/lib/access/user'
import type { KnownSync } from '@/lib/control-plane/proxies/known-sync'
import type { SyncAnswer } from '@/lib/control-plane/proxies/model'
import { getConfig } from '@/lib/server/process/config'
import { getProxySync } from '@/lib/server/sources/istiod-source'

interface ReadSync {
  readonly told: KnownSync | null
  readonly answer: SyncAnswer
}

/** What istiod says of its proxies to this user. */
export async function readSync(user: User, signal: AbortSignal): Promise<ReadSync> {
  const { proxies, state, message } = await getProxySync(user, signal)
  const [namespace = 'istio-system'] = getConfig().istio.control_plane_namespaces
  const role = state === 'denied' ? portForwardRole(namespace) : null
  if (state === 'fresh') return { told: { proxies, complete: true }, answer: { state: 'known', message: null, role } }
  if (state === 'partial') return { told: { proxies, complete: false }, answer: { state, message, role } }
  return { told: null, answer: { state: 'unknown', message, role } }
}
