import 'server-only'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { Access } from '@/lib/ports/access'
import { connectCluster } from '@/lib/kubernetes/connect-cluster'
import { createAccess } from '@/lib/kubernetes/create-access'
import { createClusterStore } from '@/lib/kubernetes/create-cluster-store'
import { getConfig } from '@/lib/server/config'
import { environment } from '@/lib/server/env'
import { log } from '@/lib/server/log'
import { measured } from '@/lib/server/measured'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'
import { homedir } from 'node:os'

/** The cluster's objects, kept current, and its access reviews. `off` says why there are none. */
export type ClusterSource =
  | { readonly store: ClusterStore; readonly access: Access; readonly off?: never }
  | { readonly store?: never; readonly off: string }

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount'
const IDLE_MS = milliseconds(300_000)
const LIST_TIMEOUT_MS = milliseconds(30_000)
const MAX_OBJECTS = 200_000

export function getClusterSource(): ClusterSource {
  return processWide('cluster-source', makeSource)
}

function makeSource(): ClusterSource {
  const { clusters, istio, kubernetes } = getConfig()
  const { KUBECONFIG, KUBERNETES_SERVICE_HOST, KUBERNETES_SERVICE_PORT } = environment()
  const connection = connectCluster(
    {
      file: clusters.home.kubeconfig_file,
      variable: KUBECONFIG,
      home: homedir(),
      inCluster: { host: KUBERNETES_SERVICE_HOST, port: KUBERNETES_SERVICE_PORT, folder: SERVICE_ACCOUNT },
    },
    {
      name: clusters.home.name === '' ? 'Kubernetes' : clusters.home.name,
      concurrency: 16,
      pace: { perSecond: 100, burst: 200 },
    },
    measured('kubernetes'),
  )
  if (!connection.ok) {
    log().warn(connection.error.message)
    return { off: connection.error.message }
  }
  const { client, origin, server } = connection.value
  log().info({ origin, server }, 'reading the cluster')
  const store = createClusterStore(client, {
    name: clusters.home.name,
    controlPlaneNamespaces: istio.control_plane_namespaces,
    excludeKinds: [],
    pageSize: kubernetes.list_page,
    maxObjects: MAX_OBJECTS,
    timeoutMs: LIST_TIMEOUT_MS,
    idleMs: IDLE_MS,
  })
  return { store, access: createAccess(client) }
}
