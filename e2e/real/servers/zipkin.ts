import { freePorts } from '@/demo/testing/free-ports'
import { type ServerProcess, startServer } from '@/demo/testing/server-process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Zipkin extends ServerProcess {
  /** Of its API and its page; without a slash at the end. */
  readonly url: string
}

/** Whether the set-up of the project `real` has found or fetched one. */
export function zipkinInstalled(): boolean {
  return process.env.REAL_ZIPKIN !== undefined
}

/** Starts a Zipkin that keeps traces in memory, on loopback. */
export async function startInstalledZipkin(): Promise<Zipkin> {
  const [port = 0] = await freePorts(1)
  const url = `http://127.0.0.1:${port}`
  const listen = { ip: '127.0.0.1', port, 'protocols[0]': 'http' }
  const server = await startServer({
    name: 'zipkin',
    binary: 'java',
    args: [
      ...['-Xmx256m', '-jar', process.env.REAL_ZIPKIN ?? ''],
      ...Object.entries(listen).map(([key, value]) => `--armeria.ports[0].${key}=${value}`),
    ],
    log: join(await mkdtemp(join(tmpdir(), 'zipkin-')), 'zipkin.log'),
    ready: async () => (await fetch(`${url}/health`)).ok,
  })
  return { ...server, url }
}
