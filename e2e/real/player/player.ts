import type { KubeApi } from '@/demo/testing/kube-api'
import { mirrorOf } from './mirror'
import { startSending } from './send-traces'
import { latestScrape } from '@/demo/admin/exposition'
import { createClock } from '@/demo/clock'
import { CallRecorder } from '@/demo/http/recorder'
import { serve } from '@/demo/http/serve'
import { ModelSeries } from '@/demo/model/series'
import { TrafficModel } from '@/demo/model/traffic-model'
import { ModelTraces } from '@/demo/traces/model-traces'
import type { World } from '@/demo/world/world'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface PlayerOptions {
  readonly api: KubeApi
  readonly kubeconfigPath: string
  /** Whose traffic is played; its objects are read from the API server. */
  readonly world: World
  readonly seed: number
  /** false: rates are exactly those of the script. */
  readonly noise: boolean
  /** Where spans are sent by OTLP over HTTP; without `/v1/traces`. */
  readonly otlpUrl: string
  readonly say: (line: string) => void
}

export interface Player {
  /** http: `/metrics` is the latest scrape of all proxies there would be. */
  readonly url: string
  close(): Promise<void>
}

const DAY = 86_400_000

/** Plays the traffic of a world by the objects that a real API server holds now: a weight that is changed there changes its counters and traces. */
export async function startPlayer(options: PlayerOptions): Promise<Player> {
  const { api, kubeconfigPath, world, seed, noise, otlpUrl, say } = options
  const mirror = await mirrorOf(api, kubeconfigPath)
  const clock = createClock({ mode: 'real' })
  const model = new TrafficModel({ ...world, objects: mirror, clock, seed, noise })
  const source = new ModelSeries({ model, clock, historyMs: DAY })
  const page = await serve({
    name: 'player',
    port: 0,
    clock,
    recorder: new CallRecorder(),
    handle: async ({ response, url }) => {
      if (url.pathname !== '/metrics') {
        response.writeHead(404).end()
        return
      }
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
      await pipeline(Readable.from(latestScrape(source)), response)
    },
  })
  const stopSending = startSending({ traces: new ModelTraces({ model, seed }), clock, otlpUrl, say })
  return {
    url: page.url,
    async close() {
      await stopSending()
      await page.close()
      model.close()
      clock.close()
      await mirror.close()
    },
  }
}
