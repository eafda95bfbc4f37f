import type { ApiServerAddress } from '@/demo/testing/watch-proxy'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { CONTROL_PLANE } from '@/lib/ports/testing/wire-objects'
import { milliseconds } from '@/lib/std/units'
import { KubeConfig } from '@kubernetes/client-node'
import { createClusterStore } from '../create-cluster-store'
import { createKubeClient, type KubeClient } from '../kube-client'
import { defaultWaitTimes, type WaitTimes } from '../wait-times'

const FAST = { name: 'test', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } }
const PATIENCE_MS = 50

export interface ConnectedStore {
  readonly store: ClusterStore
  readonly closeConnections: () => void
}

export interface ConnectOptions {
  readonly controlPlane?: string
  readonly times?: WaitTimes
}

/** A client of this server with the rights of the token. */
export function clientWithToken({ url, caPem }: ApiServerAddress, token: string): KubeClient {
  const config = new KubeConfig()
  const caData = Buffer.from(caPem).toString('base64')
  config.loadFromClusterAndUser({ name: 'test', server: url, caData, skipTLSVerify: false }, { name: 'reader', token })
  return createKubeClient(config, FAST)
}

/** As in operation, but no wait is longer than a test has patience for. */
function shortWaitTimes(): WaitTimes {
  const { wait, ...patient } = defaultWaitTimes()
  return { ...patient, wait: (ms, signal) => wait(Math.min(ms, PATIENCE_MS), signal) }
}

/** A store that is not started, with limits that a test can live with. */
export function connectStore(
  server: ApiServerAddress,
  token: string,
  { controlPlane = CONTROL_PLANE, times = shortWaitTimes() }: ConnectOptions = {},
): ConnectedStore {
  const client = clientWithToken(server, token)
  const settings = {
    name: '',
    controlPlaneNamespaces: [controlPlane],
    excludeKinds: [],
    pageSize: 500,
    maxObjects: 10_000,
    timeoutMs: milliseconds(5_000),
    idleMs: milliseconds(60_000),
  }
  return { store: createClusterStore(client, settings, { times }), closeConnections: () => client.close() }
}
