import type { ApiServerAddress } from '@/demo/testing/watch-proxy'
import type { ClusterStore } from '@/lib/ports/cluster-store'
import { CONTROL_PLANE } from '@/lib/ports/testing/wire-objects'
import { milliseconds } from '@/lib/std/units'
import { KubeConfig } from '@kubernetes/client-node'
import { createClusterStore } from '../create-cluster-store'
import { createKubeClient, type KubeClient } from '../kube-client'
import { defaultWaitTimes, type WaitTimes } from '../wait-times'

const FAST = { name: 'test', concurrency: 8, pace: { perSecond: 1_000, burst: 1_000 } }
/** Longest wait between two attempts, in milliseconds. */
const PATIENCE = 50

export interface ConnectedStore {
  readonly store: ClusterStore
  readonly closeConnections: () => void
}

/** A client of this server with the rights of the token. */
export function clientWithToken({ url, caPem }: ApiServerAddress, token: string): KubeClient {
  const config = new KubeConfig()
  const caData = Buffer.from(caPem).toString('base64')
  config.loadFromClusterAndUser({ name: 'test', server: url, caData, skipTLSVerify: false }, { name: 'reader', token })
  return createKubeClient(config, FAST)
}

/** A store that is not started, with limits of every size that a test can live with. */
export function connectStore(
  server: ApiServerAddress,
  token: string,
  controlPlaneNamespace: string = CONTROL_PLANE,
): ConnectedStore {
  const client = clientWithToken(server, token)
  const settings = {
    name: '',
    controlPlaneNamespaces: [controlPlaneNamespace],
    excludeKinds: [],
    pageSize: 500,
    maxObjects: 10_000,
    timeoutMs: milliseconds(5_000),
    idleMs: milliseconds(60_000),
  }
  const { wait, ...patient } = defaultWaitTimes()
  const times: WaitTimes = { ...patient, wait: (ms, signal) => wait(Math.min(ms, PATIENCE), signal) }
  return { store: createClusterStore(client, settings, { times }), closeConnections: () => client.close() }
}
