import { freePorts } from './free-ports'
import { type ServerProcess, startServer } from './server-process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PrometheusProcessOptions {
  /** Absolute. */
  readonly binary: string
  /** Absolute; for data, configuration and log. A server that is started again there with the same port is the same one. */
  readonly directory: string
  readonly port?: number
  /** As `prometheus.yml` holds it. */
  readonly configuration: object
  readonly args?: readonly string[]
}

export interface PrometheusProcess extends ServerProcess {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
}

/** Where a server of this directory keeps its blocks. */
export function dataFolder(directory: string): string {
  return join(directory, 'prometheus')
}

/** Starts a Prometheus on loopback and waits until it is ready. @throws with its last lines when it does not get there */
export async function startPrometheusProcess(options: PrometheusProcessOptions): Promise<PrometheusProcess> {
  const { binary, directory, configuration, args = [] } = options
  const port = options.port ?? (await freePorts(1))[0] ?? 0
  await mkdir(directory, { recursive: true })
  const config = join(directory, 'prometheus.yml')
  await writeFile(config, JSON.stringify(configuration)) // JSON is YAML
  const url = `http://127.0.0.1:${port}`
  const server = await startServer({
    name: 'prometheus',
    binary,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${dataFolder(directory)}`,
      `--web.listen-address=127.0.0.1:${port}`,
      ...args,
    ],
    log: join(directory, 'prometheus.log'),
    ready: async () => (await fetch(`${url}/-/ready`)).ok,
  })
  return { ...server, url, port }
}
