import 'server-only'
import type { User } from '@/lib/access/user'
import { PharosError } from '@/lib/ports/pharos-error'
import { isAllowedHost } from '@/lib/server/access/allowed-host'
import { getConfig } from '@/lib/server/process/config'
import { isInCluster } from '@/lib/server/process/env'
import { headers } from 'next/headers'
import { unauthorized } from 'next/navigation'

/**
 * Who asks. Every route handler, page and server function begins with it (security rule R1).
 *
 * `auto` means anonymous outside a cluster, where whoever reaches the loopback address has the kubeconfig anyway. In a
 * cluster nobody is let in until `auth.strategy: anonymous` is written down: an open installation is a decision.
 *
 * @throws PharosError `unauthenticated`, or `bad_request` for a Host that is not ours.
 */
export async function requireUser(): Promise<User> {
  await requireOwnHost()
  const { strategy } = getConfig().auth
  if (strategy === 'anonymous' || !isInCluster()) return { name: 'anonymous', strategy: 'anonymous' }
  throw new PharosError(
    'unauthenticated',
    'No way to log in is configured. Set auth.strategy: anonymous to let everybody who reaches Pharos see what its own account may see.',
  )
}

/** As `requireUser`, for pages: who is not let in gets the page `unauthorized` with status 401. */
export async function requirePageUser(): Promise<User> {
  try {
    return await requireUser()
  } catch (error) {
    if (error instanceof PharosError && error.code === 'unauthenticated') unauthorized()
    throw error
  }
}

/** Refuses a request that came under a name that is not ours. The open routes, which need no user, call it themselves. */
export async function requireOwnHost(): Promise<void> {
  const host = (await headers()).get('host')
  if (isAllowedHost(host, getConfig().server.allowed_hosts)) return
  throw new PharosError('bad_request', 'Pharos does not answer under this host name. Add it to server.allowed_hosts.', {
    parameter: 'Host',
  })
}
