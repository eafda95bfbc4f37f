import type { OutboundHooks } from '@/lib/outbound/measure'
import type { PharosError } from '@/lib/ports/pharos-error'
import { ok, type Result } from '@/lib/std/result'
import type { KubeConfig } from '@kubernetes/client-node'
import { createKubeClient, type KubeClient, type KubeClientSettings } from './kube-client'
import { loadKubeConfig, type KubeConfigPlaces } from './load-kube-config'

/** One cluster's API server, for `createClusterStore` and `createAccess`: both share its connections and limits. */
export interface ClusterConnection {
  readonly client: KubeClient
  /** Where the kubeconfig was found, for people. */
  readonly origin: string
  /** The API server's address. */
  readonly server: string
}

/** Finds the kubeconfig. Sends nothing yet: a server that cannot be reached shows in the store's states. */
export function connectCluster(
  places: KubeConfigPlaces,
  settings: Omit<KubeClientSettings, 'reload'>,
  hooks: OutboundHooks = {},
): Result<ClusterConnection, PharosError> {
  const found = loadKubeConfig(places)
  if (!found.ok) return found
  const { config, origin } = found.value
  return ok({
    client: createKubeClient(config, { ...settings, reload: () => reload(places) }, hooks),
    origin,
    server: config.getCurrentCluster()?.server ?? '',
  })
}

function reload(places: KubeConfigPlaces): KubeConfig | undefined {
  const found = loadKubeConfig(places)
  return found.ok ? found.value.config : undefined
}
