import type { KubeConfig } from '@kubernetes/client-node'
import { readAccess, type KubeAccess } from './read-access'

/** Looks for the kubeconfig again; undefined when it cannot be used now. */
export type ReloadKubeConfig = () => KubeConfig | undefined

export interface RenewableAccess {
  /** What authenticates a call now. Rejects when it cannot be had. */
  current(): Promise<KubeAccess>
  /**
   * After a refusal (401): reads kubeconfig, token file or plugin anew.
   *
   * @returns undefined when what is there now is what was refused.
   */
  renew(refused: KubeAccess): Promise<KubeAccess | undefined>
}

/** Every watch is refused in the same moment, and each reading may be a plugin's process. */
const PAUSE_MS = 5_000

/**
 * The credentials of a kubeconfig whose file may be written anew while Pharos runs. A file that names another server is not
 * followed: what is known of the one cluster would be taken for the other's.
 */
export function renewableAccess(
  first: KubeConfig,
  reload: ReloadKubeConfig = () => undefined,
  nowMs: () => number = () => performance.now(),
): RenewableAccess {
  let config = first
  let reloadedMs = -Infinity
  let reading: Promise<KubeAccess> | undefined

  /** Calls that begin together authenticate once: an exec plugin is a process. */
  function current(): Promise<KubeAccess> {
    const asked = (reading ??= readAccess(config).finally(() => {
      if (reading === asked) reading = undefined
    }))
    return asked
  }

  function look(): void {
    if (nowMs() - reloadedMs < PAUSE_MS) return
    reloadedMs = nowMs()
    const found = reload()
    if (found === undefined || found.getCurrentCluster()?.server !== first.getCurrentCluster()?.server) return
    config = found
    reading = undefined
  }

  return {
    current,
    async renew(refused) {
      look()
      const access = await current()
      return isSame(access, refused) ? undefined : access
    },
  }
}

function isSame(one: KubeAccess, other: KubeAccess): boolean {
  const parts = ({ request: { headers, tls } }: KubeAccess): string => JSON.stringify([headers, tls?.cert, tls?.key])
  return parts(one) === parts(other)
}
