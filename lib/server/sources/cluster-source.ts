import 'server-only'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import type { EventSource } from '@/lib/ports/event-source'
import type { Access } from '@/lib/ports/access'
import type { ClusterWriter } from '@/lib/ports/cluster-writer'
import type { SchemaSource } from '@/lib/ports/schema-source'
import type { PodLogs } from '@/lib/ports/pod-logs'
import type { UnwatchedReader } from '@/lib/ports/unwatched-reader'
import { connectCluster } from '@/lib/kubernetes/connect-cluster'
import { createAccess } from '@/lib/kubernetes/create-access'
import { createEventSource } from '@/lib/kubernetes/create-event-source'
import { createClusterStore } from '@/lib/kubernetes/create-cluster-store'
import { createClusterWriter } from '@/lib/kubernetes/create-cluster-writer'
import { createSchemaSource } from '@/lib/kubernetes/create-schema-source'
import { createPodLogs } from '@/lib/kubernetes/create-pod-logs'
import { createPortForward, type PortForward } from '@/lib/kubernetes/create-port-forward'
import { createUnwatchedReader } from '@/lib/kubernetes/create-unwatched-reader'
import { getConfig } from '@/lib/server/process/config'
import { environment } from '@/lib/server/process/env'
import { log } from '@/lib/server/process/log'
import { SERVICE_ACCOUNT } from '@/lib/server/process/own-namespace'
import { measured } from '@/lib/server/process/measured'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds } from '@/lib/std/units'
import { homedir } from 'node:os'

/** The cluster's objects, kept current, and its access reviews. `off` says why there are none. */
export type ClusterSource =
  | {
      readonly store: ClusterStore
      /** Its address, without credentials. */
      readonly server: string
      readonly access: Access
      readonly events: EventSource
      readonly logs: PodLogs
      readonly writer: ClusterWriter
      readonly schemas: SchemaSource
      readonly unwatched: UnwatchedReader
      readonly portForward: PortForward
      readonly off?: never
    }
  | {
      readonly store?: never
      readonly server?: never
      readonly events?: never
      readonly writer?: never
      readonly schemas?: never
      readonly unwatched?: never
      readonly portForward?: never
      readonly off: string
    }

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
  return {
    store,
    server,
    access: createAccess(client),
    events: createEventSource(client),
    logs: createPodLogs(client),
    writer: createClusterWriter(client),
    schemas: createSchemaSource(client),
    unwatched: createUnwatchedReader(client),
    portForward: createPortForward(client),
  }
}
