import 'server-only'
import { type MetricStoreConfig, metricStoreSchema } from '@/lib/config/schema'
import type { MetricStore } from '@/lib/ports/metric-store'
import { PharosError } from '@/lib/ports/pharos-error'
import { createPrometheusStore } from '@/lib/prometheus/create-prometheus-store'
import { getConfig } from '@/lib/server/config'
import { isInCluster } from '@/lib/server/env'
import { measured } from '@/lib/server/measured'
import { prometheusSettings } from '@/lib/server/prometheus-settings'
import { SourceHealth } from '@/lib/server/source-health'
import { StoreClock } from '@/lib/server/store-clock'
import { watchedStore } from '@/lib/server/watched-store'
import { processWide } from '@/lib/std/process-wide'

/** The metric store with its clock and what is known of how it does. `off` says why there is none. */
export type MetricSource =
  | { readonly store: MetricStore; readonly clock: StoreClock; readonly health: SourceHealth; readonly off?: never }
  | { readonly store?: never; readonly clock: StoreClock; readonly off: string }

export function getMetricSource(): MetricSource {
  return processWide('metric-source', makeSource)
}

/** @throws PharosError `upstream_unavailable` with the reason, where there is none. */
export function requireMetricStore(): MetricStore {
  const { store, off } = getMetricSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'prometheus' })
  return store
}

function makeSource(): MetricSource {
  const clock = new StoreClock()
  const chosen = chosenStore()
  if (typeof chosen === 'string') return { clock, off: chosen }
  const health = new SourceHealth()
  const store = createPrometheusStore(prometheusSettings(chosen), measured('prometheus'))
  return { store: watchedStore(store, health, clock), clock, health }
}

/** The configured store; in a cluster without one the Service that Istio's own samples install; else the reason. */
function chosenStore(): MetricStoreConfig | string {
  const { metrics, istio } = getConfig()
  if (!metrics.enabled) return 'Metrics are switched off by metrics.enabled.'
  const [configured] = metrics.stores
  if (configured !== undefined) return configured
  if (!isInCluster()) return 'No metric store is configured. Set metrics.stores[0].url to the address of Prometheus.'
  const namespace = istio.control_plane_namespaces[0] ?? 'istio-system'
  return metricStoreSchema.parse({ url: `http://prometheus.${namespace}:9090` })
}
