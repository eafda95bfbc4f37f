import { freePorts } from '@/demo/testing/free-ports'
import { type ServerProcess, startServer } from '@/demo/testing/server-process'
import { join } from 'node:path'

export interface Etcd extends ServerProcess {
  /** http; without a slash at the end. */
  readonly url: string
}

/** Starts an etcd of one member with its data in `directory`. Nothing is synced to disk: it is thrown away. */
export async function startEtcd(binary: string, directory: string): Promise<Etcd> {
  const [client = 0, peer = 0] = await freePorts(2)
  const url = `http://127.0.0.1:${client}`
  const peerUrl = `http://127.0.0.1:${peer}`
  const server = await startServer({
    name: 'etcd',
    binary,
    args: [
      `--data-dir=${join(directory, 'etcd')}`,
      `--listen-client-urls=${url}`,
      `--advertise-client-urls=${url}`,
      `--listen-peer-urls=${peerUrl}`,
      `--initial-advertise-peer-urls=${peerUrl}`,
      `--initial-cluster=default=${peerUrl}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ],
    log: join(directory, 'etcd.log'),
    ready: async () => (await fetch(`${url}/health`)).ok,
  })
  return { ...server, url }
}
