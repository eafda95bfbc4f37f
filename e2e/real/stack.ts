import { startPlayer, type Player } from './player/player'
import { type Cluster, startCluster } from './servers/cluster'
import { type Jaeger, startJaeger } from './servers/jaeger'
import { scrapeConfiguration } from './servers/scrape-configuration'
import type { Toolbox } from './tools/build'
import { type PrometheusProcess, startPrometheusProcess } from '@/demo/testing/prometheus-process'
import { worldNamed, type WorldName } from '@/demo/world/make-world'
import type { World } from '@/demo/world/world'
import { setTimeout as wait } from 'node:timers/promises'

export interface StackOptions {
  readonly toolbox: Toolbox
  /** Absolute; for data, keys and logs. */
  readonly directory: string
  readonly world: WorldName
  /** false: rates are exactly those of the script. */
  readonly noise: boolean
  readonly say: (line: string) => void
}

/** A real control plane, a real Prometheus and a real Jaeger, and between them the traffic of a simulated mesh. */
export interface Stack {
  readonly cluster: Cluster
  readonly prometheus: PrometheusProcess
  readonly jaeger: Jaeger
  readonly player: Player
  readonly world: World
  /** Ends Prometheus as an operator would; its data and its address are kept for `startPrometheus`. */
  stopPrometheus(): Promise<void>
  startPrometheus(): Promise<void>
  /** Ends all of it; what it wrote stays in the directory. */
  stop(): Promise<void>
}

const SEED = 1

/** Starts one; ends what it began when a part fails, and throws with that part's last lines. */
export async function startStack({ toolbox, directory, world: name, noise, say }: StackOptions): Promise<Stack> {
  const world = worldNamed(name)({ seed: SEED, nowMs: Date.now() })
  const closers: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    const cluster = await startCluster({ toolbox, directory, objects: world.objects, say })
    closers.push(() => cluster.stop())
    say('Starting the traffic, Jaeger and Prometheus …')
    const jaeger = await startJaeger(toolbox.binary('jaeger'), directory)
    closers.push(() => jaeger.stop())
    const { api, kubeconfigPath, istiod } = cluster
    const player = await startPlayer({ api, kubeconfigPath, world, seed: SEED, noise, otlpUrl: jaeger.otlpUrl, say })
    closers.push(() => player.close())
    const scraped = {
      binary: toolbox.binary('prometheus'),
      directory,
      configuration: scrapeConfiguration([
        { job: 'mesh', url: player.url, carriesTargets: true },
        { job: 'istiod', url: istiod.monitoringUrl, carriesTargets: false },
      ]),
    }
    const prometheus = await startPrometheusProcess(scraped)
    let running = prometheus
    closers.push(() => running.stop())
    say('Waiting for the first rates …')
    await untilRates(prometheus)
    return {
      ...{ cluster, jaeger, player, prometheus, world, stop },
      stopPrometheus: () => running.stop(),
      startPrometheus: async () => void (running = await startPrometheusProcess({ ...scraped, port: prometheus.port })),
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** A rate needs two scrapes; a page that is opened before would say that there is no traffic. */
async function untilRates({ url, ended }: PrometheusProcess): Promise<void> {
  const query = encodeURIComponent('count(rate(istio_requests_total[15s]))')
  const seen = async (): Promise<boolean> => {
    const answer = await fetch(`${url}/api/v1/query?query=${query}`)
    return (await answer.text()).includes('"value"')
  }
  const over = ended.then((how) => {
    throw new Error(`prometheus ended with ${how} before it had seen any traffic`)
  })
  const polled = (async () => {
    while (!(await seen())) await wait(500)
  })()
  await Promise.race([polled, over])
}
