import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { NO_PROMETHEUS, type PrometheusInstallation, prometheusInstallations } from './prometheus-installations'
import { dataFolder, startPrometheusProcess } from './prometheus-process'

export interface RealPrometheusOptions {
  /** Unless given, the first of `prometheusInstallations`: the one on PATH where there is one. */
  readonly installation?: PrometheusInstallation
  /**
   * Samples with times, as OpenMetrics text that ends with `# EOF`, in pieces where one text would be too long. Loaded as
   * blocks before the server starts.
   */
  readonly openMetrics?: string | Iterable<string>
  readonly scrape?: ScrapedPage
}

/** A page to scrape, as job `demo`. */
export interface ScrapedPage {
  /** Host and port, with or without `http://`: what `RunningServer.url` says will do. */
  readonly target: string
  /** `/metrics` unless given; may have a query string. */
  readonly path?: string
  readonly intervalSeconds: number
  /** Keeps `job`, `instance` and the like as the page has them. */
  readonly honorLabels: boolean
}

export interface RealPrometheus {
  /** Without a slash at the end. */
  readonly url: string
  /** As in `2.42.0`. */
  readonly version: string
  /** Ends the process and removes its data. */
  close(): Promise<void>
}

/**
 * Starts an installed Prometheus on a free loopback port with data of its own in a temporary directory, and waits until it
 * is ready. The suites of whatever reads Prometheus run against it.
 *
 * What to know: OpenMetrics has no staleness marks (a series just ends, and is seen for the five minutes of the lookback);
 * `remoteWrite` can send them. Samples of any age stay, as the retention is a century. A scraped page keeps its own time
 * stamps where it has some.
 */
export async function startRealPrometheus(options: RealPrometheusOptions = {}): Promise<RealPrometheus> {
  const { installation = prometheusInstallations()[0] } = options
  if (installation === undefined) throw new Error(NO_PROMETHEUS)
  const directory = await mkdtemp(join(tmpdir(), 'real-prometheus-'))
  let close = (): Promise<void> => rm(directory, { recursive: true, force: true })
  try {
    if (options.openMetrics !== undefined) {
      const file = join(directory, 'samples.om')
      await writeFile(file, options.openMetrics)
      const load = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, dataFolder(directory)]
      await promisify(execFile)(join(installation.folder, 'promtool'), load, { maxBuffer: 64 * 1024 * 1024 })
    }
    const binary = join(installation.folder, 'prometheus')
    const args = ['--storage.tsdb.retention.time=100y', '--web.enable-remote-write-receiver']
    const server = await startPrometheusProcess({ binary, directory, configuration: configuration(options), args })
    const remove = close
    close = async () => {
      await server.stop()
      await remove()
    }
    return { url: server.url, version: await versionOf(server.url), close }
  } catch (error) {
    await close()
    throw error
  }
}

function configuration({ scrape }: RealPrometheusOptions): object {
  if (scrape === undefined) return {}
  const interval = `${scrape.intervalSeconds}s`
  const address = new URL(scrape.path ?? '/metrics', scrape.target.replace(/^(?!\w+:\/\/)/, 'http://'))
  const job = {
    job_name: 'demo',
    honor_labels: scrape.honorLabels,
    scheme: address.protocol.slice(0, -1),
    metrics_path: address.pathname,
    params: Object.fromEntries(
      [...address.searchParams.keys()].map((name) => [name, address.searchParams.getAll(name)]),
    ),
    static_configs: [{ targets: [address.host] }],
  }
  return { global: { scrape_interval: interval, scrape_timeout: interval }, scrape_configs: [job] }
}

async function versionOf(url: string): Promise<string> {
  const answer: unknown = await (await fetch(`${url}/api/v1/status/buildinfo`)).json()
  return /"version":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? 'unknown'
}
