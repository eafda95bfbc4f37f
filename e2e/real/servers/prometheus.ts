import { freePorts } from '@/e2e/support/free-ports'
import { type ServerProcess, startServer } from './server-process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface ScrapeTarget {
  readonly job: string
  /** http; the page is `/metrics` there. */
  readonly url: string
  /** The page carries the labels and times of many targets, which are kept. */
  readonly carriesTargets: boolean
}

export interface PrometheusOptions {
  readonly binary: string
  readonly directory: string
  /** A server that is started again there with the same port has the same data and address. */
  readonly port?: number
  readonly targets: readonly ScrapeTarget[]
}

export interface Prometheus extends ServerProcess {
  /** Without a slash at the end. */
  readonly url: string
  readonly port: number
}

/** Starts a Prometheus that scrapes these targets every five seconds, as the simulated one does. */
export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const { binary, directory, targets } = options
  const port = options.port ?? (await freePorts(1))[0] ?? 0
  await mkdir(directory, { recursive: true })
  const config = join(directory, 'prometheus.yml')
  await writeFile(config, JSON.stringify(configurationOf(targets))) // JSON is YAML
  const url = `http://127.0.0.1:${port}`
  const server = await startServer({
    name: 'prometheus',
    binary,
    args: [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(directory, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    log: join(directory, 'prometheus.log'),
    ready: async () => (await fetch(`${url}/-/ready`)).ok,
  })
  return { ...server, url, port }
}

function configurationOf(targets: readonly ScrapeTarget[]): object {
  return {
    global: { scrape_interval: '5s', scrape_timeout: '5s' },
    scrape_configs: targets.map(({ job, url, carriesTargets }) => ({
      job_name: job,
      honor_labels: carriesTargets,
      // Samples with times of their own end without a mark unless it is asked for.
      ...(carriesTargets ? { track_timestamps_staleness: true } : {}),
      static_configs: [{ targets: [new URL(url).host] }],
    })),
  }
}
