import { CallRecorder } from '@/demo/http/recorder'
import { startPrometheus } from '@/demo/prometheus/server'
import type { ModelHarness } from '@/demo/testing/model-harness'
import { remoteWrite } from '@/demo/testing/remote-write'
import { writtenSeries } from '@/demo/testing/written-series'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'
import { createPrometheusStore, type PrometheusStore } from '../create-prometheus-store'
import type { PrometheusSettings } from '../settings'
import { storeSettings } from './store-settings'

/** The demo's Prometheus and a real server with the same samples. */
export interface DemoAndReal {
  readonly demo: PrometheusStore
  readonly real: PrometheusStore
  /** The time of the last samples. */
  readonly at: UnixSeconds
  close(): Promise<void>
}

interface Beside {
  /** Whose last `historyMs` of these metrics are loaded. */
  readonly harness: ModelHarness
  readonly historyMs: number
  readonly metrics: readonly string[]
  /** The rules of the demo's. */
  readonly rules: '2' | '3'
  readonly type: PrometheusSettings['type']
  readonly startReal: () => Promise<{ readonly url: string; flush?(): Promise<void>; close(): Promise<void> }>
}

/** Starts both and loads the real one. */
export async function startDemoBeside({ harness, historyMs, metrics, rules, ...beside }: Beside): Promise<DemoAndReal> {
  const { clock, series } = harness
  const toMs = clock.now()
  const recorder = new CallRecorder()
  const options = { source: series, rules, port: 0, clock, recorder }
  const [real, demo] = await Promise.all([beside.startReal(), startPrometheus(options)])
  await remoteWrite(real.url, writtenSeries(series, { fromMs: toMs - historyMs, toMs, metrics }))
  await real.flush?.()
  const limits = { maxSeries: 100_000, maxBytes: 64 * 1024 * 1024 }
  const stores = {
    demo: createPrometheusStore(storeSettings(demo.url, limits)),
    real: createPrometheusStore(storeSettings(real.url, { ...limits, type: beside.type })),
  }
  return {
    ...stores,
    at: unixSeconds(toMs / 1000),
    async close() {
      stores.demo.close()
      stores.real.close()
      await Promise.all([demo.close(), real.close()])
    },
  }
}
