import 'server-only'
import { getConfig } from '@/lib/server/process/config'
import { isInCluster } from '@/lib/server/process/env'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost|auto)$/

/**
 * Whether nobody can change anything. Whoever comes without a login may change something only outside a cluster, over loopback:
 * there they have the kubeconfig anyway.
 */
export function isViewOnly(): boolean {
  const { access, server } = getConfig()
  return access.view_only || isInCluster() || !LOOPBACK.test(server.address)
}
