import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { NO_PROMETHEUS, type PrometheusInstallation, prometheusInstallations } from './prometheus-installations'

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

const READY_WITHIN_MS = 60_000
const LISTENING = /msg="Listening on".*?address=127\.0\.0\.1:(\d+)/

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
  const data = join(directory, 'data')
  if (options.openMetrics !== undefined) {
    const file = join(directory, 'samples.om')
    await writeFile(file, options.openMetrics)
    const load = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', file, data]
    await promisify(execFile)(join(installation.folder, 'promtool'), load, { maxBuffer: 64 * 1024 * 1024 })
  }
  const config = join(directory, 'prometheus.yml')
  await writeFile(config, JSON.stringify(configuration(options))) // JSON is YAML
  const child = spawn(
    join(installation.folder, 'prometheus'),
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=100y',
      '--web.listen-address=127.0.0.1:0',
      '--web.enable-remote-write-receiver',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  // A test run that is cut short must not leave the server behind.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const close = async (): Promise<void> => {
    process.off('exit', kill)
    await end(child)
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const url = `http://127.0.0.1:${await portOf(child)}`
    await ready(url)
    return { url, version: await versionOf(url), close }
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

/** The port that the server says it has taken. What it logs is shown when it ends instead. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`prometheus ended with ${code ?? 'a signal'}:\n${log.slice(-4000)}`)))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-100_000)
      const port = LISTENING.exec(log)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
}

async function ready(url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS
  while (performance.now() < deadline) {
    const answer = await fetch(`${url}/-/ready`).catch(() => undefined)
    if (answer?.ok === true) return
    await wait(50)
  }
  throw new Error(`prometheus was not ready within ${READY_WITHIN_MS / 1000} s`)
}

async function versionOf(url: string): Promise<string> {
  const answer: unknown = await (await fetch(`${url}/api/v1/status/buildinfo`)).json()
  return /"version":"([^"]+)"/.exec(JSON.stringify(answer))?.[1] ?? 'unknown'
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => void child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(late)
}
