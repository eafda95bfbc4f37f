import { CallRecorder } from '@/demo/http/recorder'
import { startPrometheus } from '@/demo/prometheus/server'
import { modelHarness, type ModelHarness } from '@/demo/testing/model-harness'
import type { PrometheusInstallation } from '@/demo/testing/prometheus-installations'
import { startRealPrometheus } from '@/demo/testing/real-prometheus'
import { remoteWrite } from '@/demo/testing/remote-write'
import { writtenSeries } from '@/demo/testing/written-series'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import { createPrometheusStore, type PrometheusStore } from '../create-prometheus-store'
import { storeSettings } from './store-settings'

/** The demo's Prometheus, by the rules of the installed version, and that version itself, with the same samples. */
export interface DemoAndReal {
  readonly demo: PrometheusStore
  readonly real: PrometheusStore
  /** The time of the last samples. */
  readonly at: UnixSeconds
  close(): Promise<void>
}

/** A rate over a minute at the beginning of the longest window, and some. */
const HISTORY_MS = 400_000

/** Some minutes of the demo's mesh, in which weights are moved, and a pod goes and comes back. Marks are loaded too. */
export async function startDemoAndReal(
  installation: PrometheusInstallation,
  metrics: readonly string[],
): Promise<DemoAndReal> {
  const harness = modelHarness({ noise: true })
  live(harness)
  const { clock, series } = harness
  const toMs = clock.now()
  const recorder = new CallRecorder()
  const options = { source: series, rules: installation.rules, port: 0, clock, recorder, fault: () => undefined }
  const [real, demo] = await Promise.all([startRealPrometheus({ installation }), startPrometheus(options)])
  await remoteWrite(real.url, writtenSeries(series, { fromMs: toMs - HISTORY_MS, toMs, metrics }))
  const limits = { maxSeries: 100_000, maxBytes: 64 * 1024 * 1024 }
  const stores = [demo, real].map(({ url }) => createPrometheusStore(storeSettings(url, limits)))
  const [demoStore, realStore] = stores
  if (demoStore === undefined || realStore === undefined) throw new Error('two were opened')
  return {
    demo: demoStore,
    real: realStore,
    at: unixSeconds(toMs / 1000),
    async close() {
      for (const store of stores) store.close()
      await Promise.all([demo.close(), real.close()])
    },
  }
}

function live({ clock, objects }: ModelHarness): void {
  clock.advance(120)
  const route = [{ destination: { host: 'reviews', subset: 'v3' } }]
  objects.apply('networking.istio.io/v1 VirtualService', 'bookinfo/reviews', {
    hosts: ['reviews'],
    http: [{ route }],
  })
  clock.advance(60)
  const pod = objects.list('pods').find(({ metadata }) => metadata.name.startsWith('ratings-v1'))
  if (pod === undefined) throw new Error('no pod of ratings-v1')
  objects.remove(pod)
  clock.advance(40)
  objects.put(pod)
  clock.advance(80)
}
