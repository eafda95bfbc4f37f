import { CallRecorder } from '@/demo/http/recorder'
import { startPrometheus } from '@/demo/prometheus/server'
import { describePrometheus } from '@/demo/testing/describe-prometheus'
import type { PrometheusInstallation } from '@/demo/testing/prometheus-installations'
import { startRealPrometheus } from '@/demo/testing/real-prometheus'
import { memorySeriesOf, openMetricsOf } from '@/demo/testing/synthetic-series'
import type { ContractSeries } from '@/lib/ports/testing/contract-series'
import { describeMetricStore, type MetricServer } from '@/lib/ports/testing/metric-store-contract'
import { createPrometheusStore, type PrometheusStore } from './create-prometheus-store'
import { storeSettings } from './testing/store-settings'

function serverOf(url: string, nowSeconds: () => number, end: () => Promise<void>): MetricServer {
  const stores: PrometheusStore[] = []
  let ended: Promise<void> | undefined
  return {
    open: (limits) => {
      const store = createPrometheusStore(storeSettings(url, limits))
      stores.push(store)
      return store
    },
    nowSeconds,
    stop: () => {
      for (const store of stores.splice(0)) store.close()
      return (ended ??= end())
    },
  }
}

async function startDemo(series: readonly ContractSeries[], rules: '2' | '3'): Promise<MetricServer> {
  const source = memorySeriesOf(series)
  const clock = { now: () => source.nowMs(), advance: () => undefined, onTick: () => () => undefined, close: () => undefined } // prettier-ignore
  const recorder = new CallRecorder()
  const running = await startPrometheus({ source, rules, port: 0, clock, recorder })
  return serverOf(running.url, () => source.nowMs() / 1000, () => running.close()) // prettier-ignore
}

async function startReal(
  installation: PrometheusInstallation,
  series: readonly ContractSeries[],
): Promise<MetricServer> {
  const running = await startRealPrometheus({ installation, openMetrics: openMetricsOf(series) })
  return serverOf(running.url, () => Date.now() / 1000, () => running.close()) // prettier-ignore
}

describeMetricStore('the demo’s Prometheus 2', (series) => startDemo(series, '2'))
describeMetricStore('the demo’s Prometheus 3', (series) => startDemo(series, '3'))

describePrometheus('as installed here', (installation) => {
  describeMetricStore('a real Prometheus', (series) => startReal(installation, series))
})
